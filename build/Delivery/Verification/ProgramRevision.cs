using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>What Go wrote into the program of an image that records nothing itself, as ko and goreleaser make them.</summary>
internal static class ProgramRevision
{
    private const string Revision = "vcs.revision";
    private const string Modified = "vcs.modified";

    /// <summary>Returns the artifact with the commit of its first platform's program; as it is, where it records one itself or its program tells none.</summary>
    public static async Task<PublishedArtifact> CompleteAsync(PublishedArtifact artifact, IRepository repository, CancellationToken cancellation)
    {
        if (artifact.Kind != PublishedKind.Image || artifact.Identity.Revisions.Count > 0 || artifact.Manifests is not [var first, ..])
        {
            return artifact;
        }

        try
        {
            var settings = (await ImageBinary.ReadAsync(repository, first.Descriptor, cancellation)).Settings.ToLookup(setting => setting.Key, setting => setting.Value);
            var note = settings[Modified].FirstOrDefault() == "true" ? ", built with changes that were not committed" : "";
            return artifact with
            {
                Identity = new RecordedIdentity(
                [
                    .. artifact.Identity.Values,
                    .. settings[Revision].Take(1).Select(commit => new RecordedValue(ArtifactIdentity.Revision, commit, $"Go's build information in {first.Platform}{note}")),
                ]),
            };
        }
        catch (Exception error) when (error is GoBuildInformationException or MissingContentException)
        {
            return artifact;
        }
    }
}
