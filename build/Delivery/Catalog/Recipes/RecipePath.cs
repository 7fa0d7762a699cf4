namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>Paths as recipes and scripts write them, seen from the root of the source tree.</summary>
internal static class RecipePath
{
    /// <summary>Returns a path without <c>.</c> and <c>..</c>; <c>.</c> for the root, and with its <c>/</c> in front where it is absolute.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="FormatException">It leads out of the tree.</exception>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                throw new FormatException();
            }
        }

        return (path.StartsWith('/') ? "/" : "") + (parts.Count == 0 ? "." : string.Join('/', parts));
    }

    /// <summary>Returns a path below the root, without <c>.</c> and <c>..</c>; <c>.</c> for the root itself.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="FormatException">It is absolute, empty, or leads out of the tree.</exception>
    public static string Below(string path) => path.Length == 0 || path.StartsWith('/') ? throw new FormatException() : Normalize(path);

    /// <summary>Whether a path is a folder or lies in it, both below the root.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">The folder.</param>
    public static bool IsWithin(string path, string folder) => folder == "." || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
