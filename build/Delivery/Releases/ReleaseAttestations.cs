using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Puts provenance beside every staged artifact, and a bill of materials beside every platform's image; both depend on the content and this program's version alone.</summary>
public static class ReleaseAttestations
{
    private const string BuilderId = "https://kubestellar.io/delivery/builder/v1";
    private const string Program = "kubestellar-delivery";

    /// <summary>The version of this program, which its documents name.</summary>
    public static string Version { get; } = typeof(ReleaseAttestations).Assembly.GetName().Version!.ToString(3);

    /// <summary>Attests an image: provenance of the whole, a bill of materials of each platform.</summary>
    /// <param name="image">The staged image.</param>
    /// <param name="cancellation">Stops between documents.</param>
    /// <exception cref="DamagedContentException">Content does not have its digest.</exception>
    /// <exception cref="GoBuildInformationException">A program in the image does not say how it was built.</exception>
    public static async Task AttachAsync(StagedImage image, CancellationToken cancellation)
    {
        var contents = await Task.WhenAll(image.Manifests.Select(manifest => DamagedContentException.NamingAsync(image.Staging, () => ReadAsync(image, manifest, cancellation))));
        await Task.WhenAll(
            image.Manifests.Zip(contents, (manifest, content) => AttachAsync(SpdxDocument.Create(content), manifest, image, cancellation))
                .Append(AttachAsync(Provenance(image, [.. contents.SelectMany(DependenciesOf).DistinctBy(dependency => (dependency.Name, dependency.Uri))]), image.Root, image, cancellation)));
    }

    /// <summary>Attests a chart.</summary>
    /// <param name="chart">The staged chart.</param>
    /// <param name="cancellation">Stops between documents.</param>
    public static Task AttachAsync(StagedChart chart, CancellationToken cancellation) =>
        AttachAsync(Provenance(chart, [.. chart.Dependencies.Select(DependencyOf).OfType<ResourceDescriptor>()]), chart.Root, chart, cancellation);

    /// <summary>Attests archives.</summary>
    /// <param name="archives">The staged archives.</param>
    /// <param name="toolchains">The versions of Go that compiled the programs.</param>
    /// <param name="cancellation">Stops between documents.</param>
    public static Task AttachAsync(StagedArchives archives, IReadOnlyList<GoVersion> toolchains, CancellationToken cancellation) =>
        AttachAsync(Provenance(archives, [.. toolchains.Select(ResourceDescriptor.OfGo)]), archives.Root, archives, cancellation);

    private static async Task<ImageContents> ReadAsync(StagedImage image, Descriptor manifest, CancellationToken cancellation)
    {
        var annotations = (await ImageManifest.FetchAsync(image.Staging, manifest, cancellation)).Annotations;
        var hasBase = Digest.TryParse(annotations.GetValueOrDefault(ImageAssembly.BaseDigestAnnotation), out var baseDigest);
        return new ImageContents
        {
            Repository = image.Plan.Repository,
            Digest = manifest.Digest,
            Version = image.Plan.Source.Facts.Version.ToString(),
            CommitTime = image.Plan.Source.Facts.CommitTime,
            Program = await ImageBinary.ReadAsync(image.Staging, manifest, cancellation),
            Base = hasBase && Reference.TryParse(annotations.GetValueOrDefault(ImageAssembly.BaseNameAnnotation), null, out var name) ? name.Repository : null,
            BaseDigest = baseDigest,
            Tool = $"{Program}-{Version}",
        };
    }

    private static IEnumerable<ResourceDescriptor> DependenciesOf(ImageContents content)
    {
        if (GoVersion.TryParse(content.Program.GoVersion, out var go))
        {
            yield return ResourceDescriptor.OfGo(go);
        }

        if (content.Base is { } repository)
        {
            yield return ResourceDescriptor.OfArtifact(repository, content.BaseDigest);
        }
    }

    // What came from the commit itself has no digest of its own.
    private static ResourceDescriptor? DependencyOf(LockedDependency dependency) =>
        dependency.Digest is { } digest && OciChart.RepositoryOf(dependency.Repository, dependency.Name) is { } repository
            ? ResourceDescriptor.OfArtifact(repository, digest)
            : null;

    private static Attestation Provenance(StagedArtifact staged, IReadOnlyList<ResourceDescriptor> dependencies)
    {
        var source = staged.Plan.Source;
        var definition = new BuildDefinition
        {
            Release = source.Facts,
            Source = source.Address,
            Kind = staged.Plan.Kind,
            Origin = staged.Plan.Origin,
            Platforms = staged.Plan.Platforms,
            Dependencies = dependencies,
        };
        return ProvenanceStatement.Create(staged.Plan.Repository, staged.Root.Digest, definition, new BuildRun { BuilderId = BuilderId, BuilderVersion = Version });
    }

    private static Task<AttachedAttestation> AttachAsync(Attestation attestation, Descriptor subject, StagedArtifact staged, CancellationToken cancellation) =>
        AttestationPublisher.AttachAsync(attestation, subject, staged.Staging, cancellation);
}
