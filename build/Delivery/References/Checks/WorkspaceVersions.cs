using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks the git tags of checkouts that lie side by side, and what the tagged commits declare; opens the checkouts at the first question.</summary>
/// <param name="folders">The checkouts.</param>
/// <param name="family">The repositories that they are delivered with.</param>
/// <param name="environment">The environment that templates in their files may name.</param>
public sealed class WorkspaceVersions(IEnumerable<string> folders, KnownRepositories family, IReadOnlyDictionary<string, string> environment) : IPublishedVersions, IDisposable
{
    private readonly Lazy<IReadOnlyDictionary<string, SiblingReleases>> _siblings = new(() => Open(folders, family, environment));

    /// <inheritdoc/>
    public Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(version);
        return Task.FromResult(
            artifact.Repository is not { } repository ? new PublishedAnswer.Unknown("it belongs to no known repository")
            : _siblings.Value.TryGetValue(repository, out var sibling) ? sibling.Find(artifact, version)
            : new PublishedAnswer.Unknown("its repository is not in the workspace"));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Task.FromResult(artifact.Repository is { } repository && _siblings.Value.TryGetValue(repository, out var sibling) ? sibling.ReleasesOf(artifact) : []);
    }

    // Of two checkouts of one repository, the first answers.
    private static Dictionary<string, SiblingReleases> Open(IEnumerable<string> folders, KnownRepositories family, IReadOnlyDictionary<string, string> environment)
    {
        var siblings = new Dictionary<string, SiblingReleases>(StringComparer.Ordinal);
        foreach (var sibling in folders.Select(folder => TryOpen(folder, family, environment)).OfType<SiblingReleases>())
        {
            if (!siblings.TryAdd(sibling.Name, sibling))
            {
                sibling.Dispose();
            }
        }

        return siblings;
    }

    // What is no repository tells nothing, and keeps no other from answering.
    private static SiblingReleases? TryOpen(string folder, KnownRepositories family, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return new SiblingReleases(folder, family, environment);
        }
        catch (NotARepositoryException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_siblings.IsValueCreated)
        {
            foreach (var sibling in _siblings.Value.Values)
            {
                sibling.Dispose();
            }
        }
    }
}
