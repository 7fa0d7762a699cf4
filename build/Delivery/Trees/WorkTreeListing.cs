using KubeStellar.Delivery.Git;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Trees;

/// <summary>What git would add from a work tree.</summary>
/// <param name="Files">The files.</param>
/// <param name="Submodules">The folders that other repositories fill.</param>
internal sealed record WorkTreeListing(IReadOnlyList<TreeFile> Files, IReadOnlyList<string> Submodules)
{
    /// <summary>Lists a work tree.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="root">The absolute folder of its work tree.</param>
    public static WorkTreeListing Of(SourceRepository repository, string root)
    {
        // In this order: what another program did to the index is seen by the first of them.
        var untracked = repository.ListUntracked();
        var tracked = repository.ListIndex();
        var knowsModes = repository.TrustsFileModes && !OperatingSystem.IsWindows();
        var realFolders = new Dictionary<string, bool>(StringComparer.Ordinal) { [""] = true };
        var files = tracked.Where(entry => entry.Mode != Mode.GitLink && IsReal(FolderOf(entry.Path)))
            .Concat(untracked.Select(path => (Path: path, Mode: Mode.NonExecutableFile)))
            .Select(entry => Look(root, entry.Path, entry.Mode, knowsModes))
            .OfType<TreeFile>();
        return new WorkTreeListing([.. files], [.. tracked.Where(entry => entry.Mode == Mode.GitLink).Select(entry => entry.Path)]);

        // What lies behind a link that replaced a folder is no longer in the tree.
        bool IsReal(string folder)
        {
            if (!realFolders.TryGetValue(folder, out var real))
            {
                realFolders[folder] = real = IsReal(FolderOf(folder)) && new DirectoryInfo(Path.Combine(root, folder)) is { Exists: true, LinkTarget: null };
            }

            return real;
        }
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    // Null where there is no file, as after deleting it or putting a folder in its place.
    private static TreeFile? Look(string root, string path, Mode mode, bool knowsModes)
    {
        var file = new FileInfo(Path.Combine(root, path));
        return file.LinkTarget is not null ? new TreeFile(path, TreeFileKind.Symlink)
            : !file.Exists ? null
            : new TreeFile(path, (knowsModes ? file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) : mode == Mode.ExecutableFile) ? TreeFileKind.Executable : TreeFileKind.Regular);
    }
}
