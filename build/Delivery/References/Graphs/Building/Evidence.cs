using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Finds the line of a file that proves what a catalog says.</summary>
internal static class Evidence
{
    // Files in which people declare things are small; a larger one is data.
    private const int LargestFile = 1 << 20;

    /// <summary>Returns the first line that holds a word, as a whole one; null when none of the files does.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="files">The paths of the files to search, in order; those that do not exist are passed over.</param>
    /// <param name="word">The text.</param>
    /// <param name="reason">Why it leads where the edge leads.</param>
    public static GraphReference? Find(ScannedRepository repository, IEnumerable<string> files, string word, string reason) =>
        files.Select(file => (File: file, Line: LineOf(repository, file, word)))
            .Where(found => found.Line > 0)
            .Select(found => new GraphReference(repository.Name, found.File, found.Line, word, reason))
            .FirstOrDefault();

    /// <summary>Returns the first file below a folder, and in it the first line.</summary>
    public static GraphReference? FirstFileIn(ScannedRepository repository, string folder, string reason) =>
        repository.Tree.Files.FirstOrDefault(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)) is { } first
            ? new GraphReference(repository.Name, first.Path, 1, folder, reason)
            : null;

    private static int LineOf(ScannedRepository repository, string path, string word)
    {
        if (repository.Tree.Find(path) is not { } file || file.Kind == Trees.TreeFileKind.Symlink)
        {
            return 0;
        }

        try
        {
            return repository.Tree.SizeOf(file) <= LargestFile && SourceText.Read(path, repository.Tree.Read(file)) is { } text ? LineOf(text, word) : 0;
        }
        catch (FaultException)
        {
            return 0;
        }
    }

    private static int LineOf(SourceText text, string word)
    {
        for (var at = text.Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (end == text.Text.Length || !(char.IsLetterOrDigit(text.Text[end]) || text.Text[end] is '-' or '_' or '/'))
            {
                return text.Place(at, word.Length).Line;
            }
        }

        return 0;
    }
}
