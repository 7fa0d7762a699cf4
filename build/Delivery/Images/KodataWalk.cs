using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Images;

/// <summary>
/// Lists the files of a kodata folder in the order of Go's <c>filepath.Walk</c>: names sorted by their bytes, a folder's files at its place.
/// Symbolic links are followed as long as they stay inside the source tree (newer versions of ko have that limit): what is not
/// part of the checkout was not built from its commit.
/// </summary>
internal sealed class KodataWalk
{
    public const string ImageRoot = "/var/run/ko";
    public const string AllowedRootVariable = "KO_DATA_PATH_ALLOWED_ROOT";

    private readonly List<LayerFile> _files = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly string _allowedRoot;

    private KodataWalk(string allowedRoot) => _allowedRoot = allowedRoot;

    /// <summary>Lists the files; none when the folder does not exist.</summary>
    /// <exception cref="KodataException">A link leads nowhere, in a circle or out of the tree, or a folder cannot be read.</exception>
    public static IReadOnlyList<LayerFile> List(GoPackage package, string? allowedRoot)
    {
        var kodata = package.KodataDirectory;
        var link = new FileInfo(kodata).LinkTarget is not null;
        if (!link && !Directory.Exists(kodata))
            return [];
        var root = Resolve(kodata);
        if (!Directory.Exists(root))
            throw new KodataException(kodata, "a folder", "a file");
        var walk = new KodataWalk(AllowedRoot(allowedRoot, package));
        if (link)
            walk.RequireInside(kodata, root);
        walk.Folder(root, ImageRoot);
        return walk._files;
    }

    private void Folder(string folder, string imagePath)
    {
        if (!_open.Add(folder))
            throw new KodataException(folder, "folders that do not contain themselves", "a symbolic link that leads back to it");
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KodataException(folder, "a readable folder", exception.Message, exception);
        }
        foreach (var (name, path) in entries.Select(path => (Path.GetFileName(path), path)).OrderBy(entry => entry.Item1, Utf8Bytes.Order))
        {
            var target = path;
            if (new FileInfo(path).LinkTarget is not null)
            {
                target = Resolve(path);
                RequireInside(path, target);
            }
            if (Directory.Exists(target))
                Folder(target, $"{imagePath}/{name}");
            else
                _files.Add(new LayerFile($"{imagePath}/{name}", target));
        }
        _open.Remove(folder);
    }

    private void RequireInside(string path, string target)
    {
        if (!RealPath.IsInside(target, _allowedRoot))
            throw new KodataException(path, $"a link to something inside {_allowedRoot}", $"a link to {target}");
    }

    private static string Resolve(string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KodataException(path, "a link to a file or folder", exception.Message, exception);
        }
    }

    // A root that does not hold the folder itself would forbid everything, so ko falls back to the folder.
    private static string AllowedRoot(string? asked, GoPackage package)
    {
        var kodata = Path.Combine(Resolve(package.Directory), Path.GetFileName(package.KodataDirectory));
        var candidate = string.IsNullOrEmpty(asked) ? GitRoot(package.Directory) ?? package.ModuleRoot : Path.GetFullPath(asked, package.ModuleRoot);
        var root = Path.Exists(candidate) ? Resolve(candidate) : candidate;
        return RealPath.IsInside(kodata, root) ? root : kodata;
    }

    private static string? GitRoot(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        }
        return null;
    }
}
