using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Versions;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>The facts of one git repository that a release depends on, read with libgit2; nothing here writes.</summary>
public sealed class SourceRepository : IDisposable
{
    private const string NotOwned = "is not owned by current user";

    private readonly Repository _repository;
    private readonly Lock _reading = new();
    private bool _isReleased;

    private SourceRepository(Repository repository, KnownRepositories family) => (_repository, Family) = (repository, family);

    /// <summary>The repositories that it is delivered with.</summary>
    public KnownRepositories Family { get; }

    /// <summary>The address of the remote <c>origin</c> where it is not to be kept on disk, as one with a password; null for what is configured.</summary>
    internal string? Origin { get; init; }

    /// <summary>The work tree's folder, or null for a bare repository.</summary>
    public string? WorkTree => _repository.Info.WorkingDirectory?.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>Returns the work tree's folder.</summary>
    /// <exception cref="NotARepositoryException">The repository is a bare one.</exception>
    public string RequireWorkTree() => WorkTree ?? throw new NotARepositoryException(Location, "a bare repository, which has no work tree");

    /// <summary>The work tree, or for a bare repository the repository folder itself.</summary>
    public string Location => WorkTree ?? GitDirectory;

    /// <summary>The folder that holds the objects and references.</summary>
    public string GitDirectory => _repository.Info.Path.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>Whether history was cut off by a shallow clone.</summary>
    public bool IsShallow => _repository.Info.IsShallow;

    /// <summary>Whether HEAD names a commit instead of a branch, as after checking out a tag.</summary>
    public bool IsHeadDetached => Read(() => _repository.Info.IsHeadDetached);

    /// <summary>The branch that HEAD names, or null when it is detached.</summary>
    public string? HeadBranch => IsHeadDetached ? null : Read(() => _repository.Head.FriendlyName);

    /// <summary>The commit that HEAD names, or null before the first commit.</summary>
    public CommitId? Head => Read(() => _repository.Head.Tip is { } tip ? CommitId.Parse(tip.Sha) : (CommitId?)null);

    /// <summary>Every remote as configured.</summary>
    public IReadOnlyList<GitRemote> Remotes =>
        Read<IReadOnlyList<GitRemote>>(() => [.. _repository.Network.Remotes.Select(remote => new GitRemote(remote.Name, remote.Name == "origin" && Origin is { } origin ? origin : remote.Url))]);

    /// <summary>Every tag with the commit it peels to, by name.</summary>
    public IReadOnlyList<GitTag> Tags =>
        Read<IReadOnlyList<GitTag>>(() => [.. _repository.Tags.Select(ToGitTag).OrderBy(tag => tag.Name, StringComparer.Ordinal)]);

    /// <summary>Opens the repository whose work tree or git directory the folder is or lies in.</summary>
    /// <param name="folder">An absolute folder.</param>
    /// <param name="family">The repositories that it is delivered with; null for the KubeStellar family.</param>
    /// <exception cref="NotARepositoryException">There is none, or it cannot be read.</exception>
    public static SourceRepository Open(string folder, KnownRepositories? family = null) => Open(folder, family ?? KubeStellarFamily.Repositories, null);

    /// <summary>Opens the same repository once more, because one that is open serves one thread.</summary>
    public SourceRepository Reopen() => Open(Location, Family, Origin);

    /// <summary>Opens the clone of a repository that is reached by an address which is not kept on disk.</summary>
    /// <param name="folder">The folder of the clone.</param>
    /// <param name="family">The repositories that it is delivered with.</param>
    /// <param name="origin">The address, or null for what is configured.</param>
    internal static SourceRepository Open(string folder, KnownRepositories family, string? origin)
    {
        try
        {
            var path = Directory.Exists(folder) ? Repository.Discover(folder) : null;
            if (path is null)
            {
                throw new NotARepositoryException(folder, Directory.Exists(folder) ? "no git repository" : Path.Exists(folder) ? "a file" : "no such folder");
            }

            SymbolicReferences.EnsureEnd(path, folder);
            return new SourceRepository(new Repository(path), family) { Origin = origin };
        }
        catch (LibGit2SharpException error)
        {
            throw error.Message.Contains(NotOwned, StringComparison.Ordinal) ? NotARepositoryException.OfOtherUser(folder, error) : new NotARepositoryException(folder, OneLine(error.Message), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotARepositoryException(folder, OneLine(error.Message), error);
        }
    }

    /// <summary>Finds a tag by its short name; null when there is none.</summary>
    /// <param name="name">The name, such as <c>v1.2.3</c>.</param>
    public GitTag? FindTag(string name) => Read(() => _repository.Tags[name] is { } tag ? ToGitTag(tag) : null);

    /// <summary>Returns the commit that a name means to <c>git rev-parse</c>: a commit's own, abbreviated or not, a tag or a branch.</summary>
    /// <param name="revision">The name.</param>
    /// <exception cref="UnknownRevisionException">It means no commit.</exception>
    public CommitId Resolve(string revision)
    {
        try
        {
            var named = _repository.Lookup(revision) ?? throw new UnknownRevisionException(Location, revision);
            return named is Tree or Blob
                ? throw new UnknownRevisionException(Location, revision, "an object that is no commit and leads to none")
                : CommitId.Parse(named.Peel<Commit>().Sha);
        }
        catch (AmbiguousSpecificationException error)
        {
            throw new UnknownRevisionException(Location, revision, "several objects whose names begin so", error);
        }
        catch (Exception error) when (error is InvalidSpecificationException or ArgumentException)
        {
            throw new UnknownRevisionException(Location, revision, string.IsNullOrWhiteSpace(revision) ? "an empty name" : "a name that is none for git", error);
        }
        catch (LibGit2SharpException error)
        {
            throw new UnknownRevisionException(Location, revision, OneLine(error.Message), error);
        }
    }

    /// <summary>Lists the releases whose tag peels to the commit, greatest first.</summary>
    /// <param name="commit">The commit.</param>
    public IReadOnlyList<ReleaseVersion> ReleasesAt(CommitId commit) =>
        [.. Tags.Where(tag => tag.Commit == commit).Select(VersionOf).OfType<ReleaseVersion>().OrderDescending()];

    /// <summary>Lists every release that a tag names, greatest first.</summary>
    public IReadOnlyList<ReleaseVersion> Releases => [.. Tags.Select(VersionOf).OfType<ReleaseVersion>().OrderDescending()];

    /// <summary>Returns the commit's committer time in UTC, in whole seconds.</summary>
    /// <param name="commit">A commit of this repository.</param>
    public DateTimeOffset TimeOf(CommitId commit) => Lookup(commit).Committer.When.ToUniversalTime();

    /// <summary>Lists what differs from HEAD as <c>git status --porcelain</c> does, ignored files left out; empty for a bare repository.</summary>
    public IReadOnlyList<string> ListChanges()
    {
        if (WorkTree is null)
        {
            return [];
        }

        var status = Read(() => _repository.RetrieveStatus(new StatusOptions { IncludeIgnored = false, IncludeUnaltered = false }));
        return [.. status.Where(entry => entry.State is not FileStatus.Unaltered and not FileStatus.Ignored).Select(entry => entry.FilePath).Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the commit abbreviated as <c>git rev-parse --short</c> does: at least seven digits, more in large repositories.</summary>
    /// <param name="commit">A commit of this repository.</param>
    public string Abbreviate(CommitId commit) => Read(() => CommitAbbreviation.Of(_repository, Lookup(commit)));

    /// <summary>Whether a commit is reached from another one by going back in history; false for a commit itself, and where a shallow clone cuts the way off.</summary>
    /// <param name="earlier">A commit of this repository.</param>
    /// <param name="later">A commit of this repository.</param>
    public bool IsBefore(CommitId earlier, CommitId later) =>
        earlier != later && Read(() => _repository.ObjectDatabase.FindMergeBase(Lookup(earlier), Lookup(later))?.Sha == earlier.Hex);

    /// <summary>Lists a commit and those that it is built on, newest first, without those that an earlier commit is built on.</summary>
    /// <param name="until">The last commit.</param>
    /// <param name="after">The commit before the first, or null to go back to the beginning.</param>
    public IEnumerable<GitCommit> ListCommits(CommitId until, CommitId? after) => Read<IReadOnlyList<GitCommit>>(() =>
    [
        .. _repository.Commits
            .QueryBy(new CommitFilter { IncludeReachableFrom = Lookup(until), ExcludeReachableFrom = after is { } earlier ? Lookup(earlier) : null, SortBy = CommitSortStrategies.Topological | CommitSortStrategies.Time })
            .Select(commit => new GitCommit(CommitId.Parse(commit.Sha), commit.MessageShort)),
    ]);

    /// <summary>Opens the files of a commit for reading.</summary>
    /// <param name="commit">A commit of this repository.</param>
    public CommitFiles FilesAt(CommitId commit) => new(Lookup(commit), Location);

    /// <summary>Whether the work tree's file system keeps the executable bit as git set it.</summary>
    internal bool TrustsFileModes => _repository.Config.GetValueOrDefault("core.filemode", true);

    /// <summary>Lists the files and submodules of a commit: paths with <c>/</c>, modes, and the names of their content.</summary>
    internal IReadOnlyList<(string Path, Mode Mode, string Id)> ListEntries(CommitId commit)
    {
        var entries = new List<(string Path, Mode Mode, string Id)>();
        AddEntries(Lookup(commit).Tree, "", entries);
        return entries;
    }

    /// <summary>Lists the tracked files and submodules, each once.</summary>
    internal IReadOnlyList<(string Path, Mode Mode)> ListIndex() =>
        Read<IReadOnlyList<(string Path, Mode Mode)>>(() => [.. _repository.Index.Select(entry => (entry.Path, entry.Mode)).DistinctBy(entry => entry.Path)]);

    /// <summary>Lists the files that are neither tracked nor ignored; folders that are repositories of their own are left out.</summary>
    internal IReadOnlyList<string> ListUntracked() =>
        [.. Read(() => _repository.RetrieveStatus(new StatusOptions { Show = StatusShowOption.WorkDirOnly, IncludeIgnored = false })).Untracked.Select(entry => entry.FilePath).Where(path => !path.EndsWith('/'))];

    /// <summary>Returns content by its name; may be called from several threads at once, as long as nothing else is asked of the repository meanwhile.</summary>
    internal byte[] ReadBlob(string id)
    {
        // A handle of git's serves one thread, and ends the process when it is used after it was released.
        using var turn = _reading.EnterScope();
        ObjectDisposedException.ThrowIf(_isReleased, this);
        using var stream = (_repository.Lookup<Blob>(id) ?? throw new NotFoundException($"no content {id}")).GetContentStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Returns how many bytes content has, by its name; may be called as <see cref="ReadBlob"/> may.</summary>
    internal long SizeOfBlob(string id)
    {
        using var turn = _reading.EnterScope();
        ObjectDisposedException.ThrowIf(_isReleased, this);
        return (_repository.ObjectDatabase.RetrieveObjectMetadata(new ObjectId(id)) ?? throw new NotFoundException($"no content {id}")).Size;
    }

    /// <summary>Releases the repository's handles.</summary>
    public void Dispose()
    {
        using var turn = _reading.EnterScope();
        _isReleased = true;
        _repository.Dispose();
    }

    private Commit Lookup(CommitId commit) =>
        Read(() => _repository.Lookup<Commit>(new ObjectId(commit.Hex))) ?? throw new NotARepositoryException(Location, $"no commit {commit}");

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LibGit2SharpException error)
        {
            throw new DamagedRepositoryException(Location, error.Message, error);
        }
    }

    private static void AddEntries(Tree folder, string prefix, List<(string Path, Mode Mode, string Id)> entries)
    {
        foreach (var entry in folder)
        {
            if (entry.Mode == Mode.Directory)
            {
                AddEntries((Tree)entry.Target, $"{prefix}{entry.Name}/", entries);
            }
            else
            {
                entries.Add((prefix + entry.Name, entry.Mode, entry.Target.Sha));
            }
        }
    }

    private static GitTag ToGitTag(Tag tag) =>
        new(tag.FriendlyName, tag.PeeledTarget is Commit commit ? CommitId.Parse(commit.Sha) : null);

    private static ReleaseVersion? VersionOf(GitTag tag) => ReleaseVersion.TryParseGitTag(tag.Name, out var version) ? version : null;

    internal static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
