using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Images;

/// <summary>Where a Go package lies and how it is imported, found from the file system without the go command.</summary>
/// <param name="ImportPath">The import path, such as <c>github.com/kubestellar/kubestellar/cmd/controller-manager</c>.</param>
/// <param name="Directory">The absolute folder of its sources.</param>
/// <param name="ModuleRoot">The absolute folder of the module's <c>go.mod</c>.</param>
/// <param name="Module">What that <c>go.mod</c> says.</param>
public sealed record GoPackage(string ImportPath, string Directory, string ModuleRoot, GoModFile Module)
{
    /// <summary>The folder beside the sources whose files the image gets at <c>/var/run/ko</c>.</summary>
    public string KodataDirectory => Path.Combine(Directory, "kodata");

    /// <summary>The last part of the import path, ko's default for the binary's name.</summary>
    public string BaseName => ImportPath[(ImportPath.LastIndexOf('/') + 1)..];

    /// <summary>Finds a package.</summary>
    /// <param name="directory">The absolute folder the go command would run in.</param>
    /// <param name="mainPackage">A path that starts with <c>./</c> or <c>../</c>, a path to a file of the package, or an import path inside the module or its vendor folder.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="MainPackageNotFoundException">There is no such folder, or no go.mod at or above it.</exception>
    /// <exception cref="GoModFileException">The go.mod cannot be understood.</exception>
    public static async Task<GoPackage> LocateAsync(string directory, string mainPackage, CancellationToken cancellationToken)
    {
        var isPath = IsPath(mainPackage);
        var folder = isPath ? Path.GetFullPath(mainPackage, directory) : directory;
        if (isPath && File.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        if (!System.IO.Directory.Exists(folder))
            throw new MainPackageNotFoundException(mainPackage, directory, $"no folder {folder}");
        var root = ModuleRootOf(folder) ?? throw new MainPackageNotFoundException(mainPackage, directory, $"no {GoModFile.FileName} in {folder} or above it");
        var module = await GoModFile.ReadAsync(Path.Combine(root, GoModFile.FileName), cancellationToken);
        if (isPath)
        {
            var below = Path.GetRelativePath(root, folder).Replace(Path.DirectorySeparatorChar, '/');
            return new GoPackage(below == "." ? module.Module : $"{module.Module}/{below}", folder, root, module);
        }
        foreach (var candidate in Candidates(mainPackage, module.Module, root))
        {
            if (System.IO.Directory.Exists(candidate))
                return new GoPackage(mainPackage, candidate, root, module);
        }
        throw new MainPackageNotFoundException(mainPackage, directory, $"no such package in module {module.Module} or its vendor folder");
    }

    // As the go command: a path is marked by its first characters, everything else is an import path.
    private static bool IsPath(string mainPackage) =>
        mainPackage is "." or ".." || mainPackage.StartsWith("./", StringComparison.Ordinal)
        || mainPackage.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(mainPackage);

    private static string? ModuleRootOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, GoModFile.FileName)))
                return at;
        }
        return null;
    }

    private static IEnumerable<string> Candidates(string importPath, string module, string root)
    {
        if (importPath == module)
            yield return root;
        if (importPath.StartsWith(module + "/", StringComparison.Ordinal))
            yield return Path.Combine(root, importPath[(module.Length + 1)..]);
        yield return Path.Combine(root, "vendor", importPath);
    }
}
