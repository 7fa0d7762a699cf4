namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Files that are made from others: a version in them is right when those others are, and nobody mends it there.</summary>
internal static class DerivedFiles
{
    private static readonly HashSet<string> Names = new(["go.sum", "go.work.sum", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "Chart.lock", "poetry.lock"], StringComparer.Ordinal);

    private static readonly string[] Folders = ["vendor/", "node_modules/", "pkg/generated/", "pkg/crd/files/", "config/crd/bases/"];

    /// <summary>Whether a file is derived, by its path.</summary>
    /// <param name="path">The path below the root.</param>
    public static bool Contains(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Names.Contains(name) || name.StartsWith("zz_generated.", StringComparison.Ordinal)
            || Array.Exists(Folders, folder => path.StartsWith(folder, StringComparison.Ordinal) || path.Contains("/" + folder, StringComparison.Ordinal));
    }
}
