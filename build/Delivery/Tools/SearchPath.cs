namespace KubeStellar.Delivery.Tools;

/// <summary>Looks programs up as a shell does; entries that are no absolute folders are passed over, because what they name depends on where one stands.</summary>
internal static class SearchPath
{
    /// <summary>Returns the files of a name, in the order of the folders.</summary>
    /// <param name="folders">The value of <c>PATH</c>; empty or null looks nowhere.</param>
    /// <param name="program">The file's name.</param>
    public static IEnumerable<string> Find(string? folders, string program) =>
        (folders ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, program))
            .Where(File.Exists);
}
