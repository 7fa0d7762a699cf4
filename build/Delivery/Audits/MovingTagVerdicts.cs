using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>The rule <c>tags.moving</c>: tags such as <c>latest</c> name the greatest release that is there and is no pre-release.</summary>
internal static class MovingTagVerdicts
{
    private const string Id = "tags.moving";

    /// <summary>Returns the verdicts on one repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="releases">Every release that delivers to it, with what it delivers.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<IReadOnlyList<CheckResult>> ListAsync(
        RepositoryTags repository, IEnumerable<(ExpectedRelease Release, ExpectedArtifact Artifact)> releases, CancellationToken cancellation)
    {
        var greatest = releases.Where(entry => !entry.Release.Facts.Version.IsPrerelease && repository.Tags.Contains(entry.Artifact.Tag))
            .OrderByDescending(entry => entry.Release.Facts.Version).Select(entry => entry.Artifact).FirstOrDefault();
        if (greatest is null || greatest.MovingTags.Count == 0)
        {
            return [];
        }

        try
        {
            var right = await repository.Store.ResolveAsync(greatest.Tag, cancellation);
            return await Task.WhenAll(greatest.MovingTags.Select(async tag => Verdict(
                $"{repository.Store.Location}:{tag}", $"{right?.Digest.ToString() ?? "nothing"}, as {greatest.Tag} is", right, await repository.Store.ResolveAsync(tag, cancellation))));
        }
        catch (FaultException error)
        {
            return [CheckResult.Failed(RepositoryTags.AnswersId, repository.Store.Location, error.Fault)];
        }
    }

    private static CheckResult Verdict(string subject, string expected, Descriptor? right, Descriptor? found) => found?.Digest == right?.Digest
        ? CheckResult.Passed(Id, subject, expected)
        : CheckResult.Failed(Id, subject, expected, found?.Digest.ToString() ?? "nothing", "release the greatest version again: what is there is found unchanged, and the tag moves");
}
