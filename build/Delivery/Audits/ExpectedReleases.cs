using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>Reads what every version tag of a source promises, from git alone.</summary>
public static class ExpectedReleases
{
    /// <summary>Returns the releases, greatest version first; tags that name no version, and those of no commit, are passed over.</summary>
    /// <param name="repository">The source.</param>
    /// <param name="environment">The environment that templates may name.</param>
    public static IReadOnlyList<ExpectedRelease> Read(SourceRepository repository, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var remotes = repository.Remotes;
        return
        [
            .. from tag in repository.Tags
               let version = ReleaseVersion.TryParseGitTag(tag.Name, out var parsed) ? parsed : null
               where version is not null
               from commit in (CommitId[])(tag.Commit is { } peeled ? [peeled] : [])
               orderby version descending
               select Read(repository, remotes, new ReleaseFacts(version, commit, repository.TimeOf(commit)), environment),
        ];
    }

    /// <summary>Returns what one release promises.</summary>
    /// <param name="repository">The source.</param>
    /// <param name="version">The version.</param>
    /// <param name="commit">The commit that its tag names.</param>
    /// <param name="environment">The environment that templates may name.</param>
    public static ExpectedRelease Read(SourceRepository repository, ReleaseVersion version, CommitId commit, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Read(repository, repository.Remotes, new ReleaseFacts(version, commit, repository.TimeOf(commit)), environment);
    }

    private static ExpectedRelease Read(SourceRepository repository, IReadOnlyList<GitRemote> remotes, ReleaseFacts facts, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            // How things are built does not matter here, and must not keep old Makefiles from being audited.
            var catalog = RepositoryCatalog.Read(repository.FilesAt(facts.Commit), remotes, repository.Family).WithoutBuildSettings();
            var images = catalog.ImagesOf(facts, environment);
            var expected = images.Select(image => Expect(catalog, image)).ToList();
            try
            {
                return new ExpectedRelease(catalog.Name, catalog.SourceUrl, facts, [.. expected, .. catalog.ChartsOf(facts, images).Select(Expect)]);
            }
            catch (FaultException error)
            {
                return new ExpectedRelease(catalog.Name, catalog.SourceUrl, facts, expected, error.Fault);
            }
        }
        catch (FaultException error)
        {
            return new ExpectedRelease(repository.Location, null, facts, [], error.Fault);
        }
    }

    private static ExpectedArtifact Expect(RepositoryCatalog catalog, DeliveredImage image) => new("image", image.Repository, image.IdentityTag)
    {
        Platforms = image.Declaration.Platforms,
        MovingTags = image.MovingTags,
        IsOnDemand = catalog.Known?.UndeclaredImages.Any(undeclared => undeclared.Image.Repository == image.Repository) == true,
    };

    private static ExpectedArtifact Expect(DeliveredChart chart) => new("chart", chart.Declaration.Repository, chart.IdentityTag) { Chart = chart };
}
