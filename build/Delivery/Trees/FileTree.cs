using System.Collections.Frozen;
using KubeStellar.Delivery.Git;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Trees;

/// <summary>All files of a source tree as they are in a commit, or as git would commit them from a work tree: ignored and deleted files and submodules are left out.</summary>
public sealed class FileTree : ISourceFiles
{
    private readonly FrozenDictionary<string, TreeFile> _files;
    private readonly ITreeContent _content;
    private readonly IReadOnlyList<string> _submodules;

    private FileTree(string location, string checkout, IEnumerable<TreeFile> files, IReadOnlyList<string> submodules, ITreeContent content)
    {
        (Location, Checkout, _content, _submodules) = (location, checkout, content, submodules);
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        _files = Files.ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <summary>The absolute folder of the repository that the tree is of.</summary>
    public string Checkout { get; }

    /// <summary>The files, in ordinal order of their paths.</summary>
    public IReadOnlyList<TreeFile> Files { get; }

    /// <summary>Returns the files of a commit; their content is read when asked for, while the repository is open.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="IncompleteRepositoryException">The repository lacks a folder of the commit.</exception>
    public static FileTree Of(SourceRepository repository, CommitId commit)
    {
        try
        {
            var entries = repository.ListEntries(commit);
            var files = entries.Where(entry => entry.Mode != Mode.GitLink);
            var content = new CommitContent(repository, commit, files.ToFrozenDictionary(file => file.Path, file => file.Id, StringComparer.Ordinal));
            return new FileTree(
                $"{repository.Location} at {commit.Hex[..12]}", repository.Location, files.Select(file => new TreeFile(file.Path, KindOf(file.Mode))),
                [.. entries.Where(entry => entry.Mode == Mode.GitLink).Select(entry => entry.Path)], content);
        }
        catch (LibGit2SharpException error)
        {
            throw new IncompleteRepositoryException(repository.Location, commit, error);
        }
    }

    /// <summary>Returns the files of a work tree; their content is read when asked for, and must not change until then.</summary>
    /// <param name="repository">The repository.</param>
    /// <exception cref="NotARepositoryException">It has no work tree.</exception>
    public static FileTree OfWorkTree(SourceRepository repository)
    {
        var root = repository.RequireWorkTree();
        var listing = WorkTreeListing.Of(repository, root);
        return new FileTree(root, root, listing.Files, listing.Submodules, new WorkTreeContent(root));
    }

    /// <summary>Returns a file, or null when there is none of that path.</summary>
    /// <param name="path">The path below the root.</param>
    public TreeFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Returns the name that git gives a file's content: 40 hexadecimal digits.</summary>
    /// <param name="file">A file of this tree.</param>
    /// <exception cref="UnreadableSourceException">The file cannot be read.</exception>
    public string IdOf(TreeFile file) => _content.IdOf(file);

    /// <summary>Returns how many bytes a file's content has, without reading it.</summary>
    /// <param name="file">A file of this tree.</param>
    /// <exception cref="UnreadableSourceException">The file cannot be looked at.</exception>
    /// <exception cref="IncompleteRepositoryException">The repository lacks the content.</exception>
    public long SizeOf(TreeFile file) => _content.SizeOf(file);

    /// <summary>Returns a file's content.</summary>
    /// <param name="file">A file of this tree.</param>
    /// <exception cref="UnreadableSourceException">The file cannot be read, or was changed since it was looked at.</exception>
    /// <exception cref="IncompleteRepositoryException">The repository lacks the content.</exception>
    public byte[] Read(TreeFile file) => _content.Read(file);

    /// <inheritdoc/>
    public string? TryReadText(string path)
    {
        if (Find(path) is not { Kind: not TreeFileKind.Symlink } file)
        {
            return null;
        }

        using var text = new StreamReader(new MemoryStream(Read(file)));
        return text.ReadToEnd();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListFolders() =>
        [.. Files.Select(file => file.Path.Split('/')).Where(parts => parts.Length > 1 && !parts[0].StartsWith('.')).Select(parts => parts[0]).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a path is a submodule or below one, where this repository keeps no files.</summary>
    /// <param name="path">The path below the root.</param>
    public bool IsInSubmodule(string path) => _submodules.Any(submodule => path == submodule || path.StartsWith(submodule + "/", StringComparison.Ordinal));

    internal static TreeFileKind KindOf(Mode mode) => mode switch
    {
        Mode.ExecutableFile => TreeFileKind.Executable,
        Mode.SymbolicLink => TreeFileKind.Symlink,
        _ => TreeFileKind.Regular,
    };
}
