using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.References.Checks;

/// <summary>References as a scan would find them.</summary>
internal static class Handmade
{
    public const string FlexRepository = "kubestellar/kubeflex";

    public static ReferencedArtifact Flex { get; } = new(ArtifactKind.Image, "ghcr.io/kubestellar/kubeflex/manager") { Repository = FlexRepository };

    public static ReferencedArtifact FlexChart { get; } = new(ArtifactKind.Chart, "ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator") { Repository = FlexRepository };

    public static ReferencedArtifact FlexModule { get; } = new(ArtifactKind.Module, "github.com/kubestellar/kubeflex") { Repository = FlexRepository };

    public static ReferencedArtifact FlexRelease { get; } = new(ArtifactKind.ReleaseAsset, FlexRepository) { Repository = FlexRepository };

    public static ReferencedArtifact FlexSource { get; } = new(ArtifactKind.Source, FlexRepository) { Repository = FlexRepository };

    public static ReferencedArtifact Foreign { get; } = new(ArtifactKind.Image, "quay.example.org/others/proxy");

    public static TextPlace At(string file, int line, int column = 10) => new(file, line, column, (line * 100) + column, 5);

    public static VersionedReference Exact(ReferencedArtifact artifact, string version, string file = "deploy.yaml", int line = 1) => new()
    {
        Place = At(file, line),
        Written = version,
        Form = artifact.Kind == ArtifactKind.Module ? ReferenceForm.GoRequirement : ReferenceForm.Image,
        Artifact = artifact,
        Version = version,
        Kind = ReferenceKind.Exact,
        Reason = "written there",
    };

    public static VersionedReference As(this VersionedReference reference, ReferenceKind kind) => reference with { Kind = kind };

    public static VersionedReference Under(this VersionedReference reference, RuleMeaning meaning) => reference with { Rule = new ReferenceRule(reference.Place.File, null, meaning, "said so") };

    public static VersionedReference Styled(this VersionedReference reference, TagStyle style) => reference with { Style = style };

    public static ReferenceLedger Ledger(string repository, params IReadOnlyList<VersionedReference> references) => new() { Repository = repository, References = references };
}
