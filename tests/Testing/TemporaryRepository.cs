using LibGit2Sharp;

namespace KubeStellar.Testing;

/// <summary>A real git repository in a temporary folder; authors and times are fixed, so equal commits have equal hashes on every machine.</summary>
public sealed class TemporaryRepository : IDisposable
{
    private static readonly DateTimeOffset Epoch = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();
    private int _ticks;

    /// <summary>Makes an empty repository whose unborn branch is <c>main</c>.</summary>
    public TemporaryRepository()
    {
        Folder = _directory.Make("work");
        Repository.Init(Folder);
        Git = new Repository(Folder);
        Git.Refs.Add("HEAD", "refs/heads/main", allowOverwrite: true);
        Git.Config.Set("core.autocrlf", false);
    }

    /// <summary>The absolute path of the work tree.</summary>
    public string Folder { get; }

    /// <summary>The repository, for what this class does not offer.</summary>
    public Repository Git { get; }

    /// <summary>The full hash of the commit that is checked out.</summary>
    public string Head => Git.Head.Tip.Sha;

    /// <summary>The time of the commit that is checked out.</summary>
    public DateTimeOffset HeadTime => Git.Head.Tip.Committer.When;

    /// <summary>Writes a file into the work tree without committing it and returns its absolute path.</summary>
    public string Write(string path, string text) => _directory.Write(Path.Combine("work", path), text);

    /// <summary>Writes files, commits everything in the work tree, and returns the full hash; each commit is a minute later than the one before.</summary>
    public string Commit(string message, params IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
            Write(path, text);
        Commands.Stage(Git, "*");
        var author = Sign();
        return Git.Commit(message, author, author, new CommitOptions { AllowEmptyCommit = true }).Sha;
    }

    /// <summary>Clones another repository into a folder of the work tree, commits it as a submodule, and returns the full hash.</summary>
    public string CommitSubmodule(string path, TemporaryRepository other)
    {
        Repository.Clone(other.Folder, Path.Combine(Folder, path));
        var content = Git.ObjectDatabase.CreateBlob(Write(".gitmodules", $"[submodule \"{path}\"]\n\tpath = {path}\n\turl = {other.Folder}\n"));
        var tree = TreeDefinition.From(Git.Head.Tip).Add(".gitmodules", content, Mode.NonExecutableFile).AddGitLink(path, new ObjectId(other.Head));
        var author = Sign();
        var commit = Git.ObjectDatabase.CreateCommit(author, author, $"submodule {path}\n", Git.ObjectDatabase.CreateTree(tree), [Git.Head.Tip], prettifyMessage: false);
        Git.Reset(ResetMode.Mixed, commit);
        return commit.Sha;
    }

    /// <summary>Makes a lightweight tag at a commit, at HEAD by default.</summary>
    public void Tag(string name, string commit = "HEAD") => Git.Tags.Add(name, Git.Lookup<Commit>(commit), allowOverwrite: true);

    /// <summary>Makes an annotated tag at a commit, at HEAD by default.</summary>
    public void TagAnnotated(string name, string message, string commit = "HEAD") =>
        Git.Tags.Add(name, Git.Lookup<Commit>(commit), Sign(), message, allowOverwrite: true);

    /// <summary>Makes a bare repository, adds it as a remote, pushes all branches and tags there, and returns its folder.</summary>
    public string AddRemote(string name = "origin")
    {
        var folder = _directory.Make(name + ".git");
        Repository.Init(folder, isBare: true);
        using var bare = new Repository(folder);
        bare.Refs.Add("HEAD", "refs/heads/main", allowOverwrite: true);
        Git.Network.Remotes.Add(name, folder);
        Push(name);
        return folder;
    }

    /// <summary>Pushes all branches and tags to a remote, moving them there if they moved here.</summary>
    public void Push(string remote = "origin")
    {
        var references = Git.Refs.Where(reference => reference.IsLocalBranch || reference.IsTag).Select(reference => $"+{reference.CanonicalName}:{reference.CanonicalName}");
        Git.Network.Push(Git.Network.Remotes[remote], references);
    }

    /// <summary>Clones this repository into another temporary folder and returns the path of the work tree.</summary>
    public string Clone(string name = "clone")
    {
        var folder = _directory[name];
        Repository.Clone(Folder, folder);
        return folder;
    }

    public void Dispose()
    {
        Git.Dispose();
        _directory.Dispose();
    }

    private Signature Sign() => new("A Contributor", "contributor@example.org", Epoch.AddMinutes(_ticks++));
}
