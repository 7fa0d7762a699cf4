using System.Collections.Frozen;
using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The releases of one repository of the workspace: its version tags, and what the files of each tagged commit declare.</summary>
internal sealed class SiblingReleases : IDisposable
{
    private const int MinCommitDigits = 7;

    private readonly SourceRepository _repository;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly FrozenDictionary<string, CommitId?> _tags;
    private readonly Dictionary<ReleaseVersion, ExpectedRelease> _promised = [];
    private readonly Lock _reading = new();

    public SiblingReleases(string folder, KnownRepositories family, IReadOnlyDictionary<string, string> environment)
    {
        _repository = SourceRepository.Open(folder, family);
        _environment = environment;
        _tags = _repository.Tags.ToFrozenDictionary(tag => tag.Name, tag => tag.Commit, StringComparer.Ordinal);
        Releases = [.. _repository.Releases.OrderDescending(NaturalReleaseOrder.Instance)];
        Name = RepositoryCatalog.NameOf(_repository, _repository.Head is { } head ? _repository.FilesAt(head) : new WorkTreeFiles(folder));
    }

    /// <summary>Owner and name.</summary>
    public string Name { get; }

    private IReadOnlyList<ReleaseVersion> Releases { get; }

    /// <summary>Returns what the repository knows of a version of an artifact that its tags version.</summary>
    public PublishedAnswer Find(ReferencedArtifact artifact, string version)
    {
        // A handle of git's serves one thread.
        using var turn = _reading.EnterScope();
        return artifact.Kind switch
        {
            ArtifactKind.Image or ArtifactKind.Chart => FindDelivered(artifact, version),
            ArtifactKind.Module => PseudoVersion.CommitOf(version) is { } commit ? FindCommit(commit) : FindTag(ModuleTag.Of(artifact, version)),
            _ => IsCommit(version) ? FindCommit(version) : FindTag(version),
        };
    }

    /// <summary>Returns the releases that deliver an artifact, greatest first.</summary>
    public IReadOnlyList<ReleaseVersion> ReleasesOf(ReferencedArtifact artifact)
    {
        using var turn = _reading.EnterScope();
        return artifact.Kind switch
        {
            ArtifactKind.Image or ArtifactKind.Chart => [.. Releases.Where(release => Delivered(release, artifact).Any())],
            ArtifactKind.Module => [.. Releases.Where(release => _tags.ContainsKey(ModuleTag.Of(artifact, release.GitTag)))],
            _ => Releases,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();

    private PublishedAnswer FindDelivered(ReferencedArtifact artifact, string version)
    {
        if (TagStyleFormat.VersionOf(version) is not { } release)
        {
            return new PublishedAnswer.Unknown("git knows versions, not digests");
        }

        if (FindTag(release.GitTag) is not PublishedAnswer.Exists exists)
        {
            return FindTag(release.GitTag);
        }

        var delivered = Delivered(release, artifact).ToList();
        return delivered.FirstOrDefault(promised => promised.Tag == version) is { } same
                ? same.IsOnDemand ? new PublishedAnswer.Unknown("it is made on demand, which git does not tell") : exists
            : delivered.Count > 0 ? new PublishedAnswer.Absent($"{Name} {release.GitTag} delivers it as {string.Join(", ", delivered.Select(promised => promised.Tag))}")
            : _promised[release].Problem is { } problem ? new PublishedAnswer.Unknown($"what {Name} {release.GitTag} delivers cannot be told: {problem.Found}")
            : new PublishedAnswer.Absent($"{Name} {release.GitTag} does not deliver it");
    }

    private PublishedAnswer FindTag(string tag) =>
        _tags.TryGetValue(tag, out var commit) && commit is not null ? new PublishedAnswer.Exists($"git tag {tag} of {Name}")
        : _tags.Count == 0 ? new PublishedAnswer.Unknown($"the checkout of {Name} has no tags (git -C {_repository.Location} fetch --tags)")
        : new PublishedAnswer.Absent($"{Name} has no git tag {tag}");

    private PublishedAnswer FindCommit(string commit)
    {
        try
        {
            return new PublishedAnswer.Exists($"commit {_repository.Resolve(commit).Abbreviated} of {Name}");
        }
        catch (UnknownRevisionException)
        {
            return _repository.IsShallow
                ? new PublishedAnswer.Unknown($"the checkout of {Name} is a shallow clone")
                : new PublishedAnswer.Absent($"{Name} has no commit {commit}");
        }
    }

    private IEnumerable<ExpectedArtifact> Delivered(ReleaseVersion release, ReferencedArtifact artifact)
    {
        var kind = artifact.Kind == ArtifactKind.Chart ? "chart" : "image";
        return Promised(release).Artifacts.Where(promised => promised.Kind == kind && promised.Repository.ToString() == artifact.Name);
    }

    private ExpectedRelease Promised(ReleaseVersion release)
    {
        if (!_promised.TryGetValue(release, out var promised))
        {
            var commit = _tags[release.GitTag] ?? throw new InvalidOperationException();
            _promised[release] = promised = ExpectedReleases.Read(_repository, release, commit, _environment);
        }

        return promised;
    }

    private static bool IsCommit(string version) => version.Length >= MinCommitDigits && version.All(char.IsAsciiHexDigitLower);
}
