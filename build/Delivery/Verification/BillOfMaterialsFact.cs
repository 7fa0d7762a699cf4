using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>The fact <c>sbom</c>: which platforms of an image have a bill of materials beside them.</summary>
public sealed class BillOfMaterialsFact : IFactFinder
{
    private const string Id = "sbom";
    private static readonly string[] Types = [SpdxDocument.MediaType, "application/vnd.cyclonedx+json"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VerifiedFact>> FindAsync(VerificationSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Artifact.Kind != PublishedKind.Image)
        {
            return [];
        }

        var forAll = await HasAsync(subject, subject.Digest, cancellation);
        var found = await Task.WhenAll(subject.Artifact.Manifests.Select(async manifest => (Name: $"{manifest.Platform}", Has: forAll || await HasAsync(subject, manifest.Descriptor.Digest, cancellation))));
        return
        [
            .. Facts(found.Where(platform => platform.Has), names => VerifiedFact.Claimed(Id, names, "documents beside the artifact, which no signature covers")),
            .. Facts(found.Where(platform => !platform.Has), names => VerifiedFact.Unproven(Id, names, "no bill of materials refers to it")),
        ];
    }

    private static IEnumerable<VerifiedFact> Facts(IEnumerable<(string Name, bool Has)> platforms, Func<string, VerifiedFact> fact)
    {
        var names = string.Join(",", platforms.Select(platform => platform.Name));
        return names.Length == 0 ? [] : [fact(names)];
    }

    private static async Task<bool> HasAsync(VerificationSubject subject, Digest digest, CancellationToken cancellation) =>
        await subject.Repository.ListReferrersAsync(digest, cancellationToken: cancellation).AnyAsync(referrer => Types.Contains(referrer.ArtifactType), cancellation);
}
