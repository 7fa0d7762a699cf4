using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks several in turn until one knows that a version exists; where none does, the first that knows of its absence is believed.</summary>
/// <param name="inner">Who is asked, the nearest first.</param>
public sealed class FirstToKnow(params IReadOnlyList<IPublishedVersions> inner) : IPublishedVersions
{
    /// <inheritdoc/>
    public async Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation)
    {
        PublishedAnswer answer = new PublishedAnswer.Unknown("there is nobody to ask");
        foreach (var asked in inner)
        {
            var found = await asked.FindAsync(artifact, version, cancellation);
            if (found is PublishedAnswer.Exists)
            {
                return found;
            }

            answer = answer is PublishedAnswer.Absent ? answer : found;
        }

        return answer;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation)
    {
        foreach (var asked in inner)
        {
            if (await asked.ReleasesOfAsync(artifact, cancellation) is { Count: > 0 } releases)
            {
                return releases;
            }
        }

        return [];
    }
}
