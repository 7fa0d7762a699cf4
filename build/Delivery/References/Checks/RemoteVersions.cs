using System.Collections.Concurrent;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>Asks repositories for their tags over the network, each once; after one that let the time pass, no further one is asked.</summary>
/// <param name="addressOf">Returns the address of a repository, which is given as owner and name.</param>
/// <param name="patience">How long to wait for one answer.</param>
public sealed class RemoteVersions(Func<string, string> addressOf, TimeSpan patience) : IPublishedVersions
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RemoteTags?>>> _tags = new(StringComparer.Ordinal);
    private volatile bool _isSilent;

    /// <inheritdoc/>
    public async Task<PublishedAnswer> FindAsync(ReferencedArtifact artifact, string version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(version);
        if (artifact.Repository is not { } repository)
        {
            return new PublishedAnswer.Unknown("it belongs to no known repository");
        }

        if (CommitId.TryParse(version, null, out _) || PseudoVersion.CommitOf(version) is not null)
        {
            return new PublishedAnswer.Unknown("it names a commit, and its repository is not in the workspace");
        }

        var tag = artifact.Kind == ArtifactKind.Module ? ModuleTag.Of(artifact, version) : version;
        return await TagsOfAsync(repository, cancellation) is not { } tags ? new PublishedAnswer.Unknown("its repository is not in the workspace and could not be asked")
            : tags.Find(tag) is null ? new PublishedAnswer.Absent($"{repository} has no git tag {tag}")
            : new PublishedAnswer.Exists($"git tag {tag} of {repository}");
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReleaseVersion>> ReleasesOfAsync(ReferencedArtifact artifact, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return artifact.Repository is { } repository && await TagsOfAsync(repository, cancellation) is { } tags
            ? [.. tags.Names.Select(name => ReleaseVersion.TryParseGitTag(name, out var version) ? version : null).OfType<ReleaseVersion>().OrderDescending(NaturalReleaseOrder.Instance)]
            : [];
    }

    private Task<RemoteTags?> TagsOfAsync(string repository, CancellationToken cancellation) =>
        _tags.GetOrAdd(repository, asked => new Lazy<Task<RemoteTags?>>(() => AskAsync(asked))).Value.WaitAsync(cancellation);

    private async Task<RemoteTags?> AskAsync(string repository)
    {
        if (_isSilent)
        {
            return null;
        }

        try
        {
            return await RemoteTags.ListAsync(addressOf(repository), CancellationToken.None).WaitAsync(patience);
        }
        catch (RemoteUnreachableException)
        {
            return null;
        }
        catch (TimeoutException)
        {
            _isSilent = true;
            return null;
        }
    }
}
