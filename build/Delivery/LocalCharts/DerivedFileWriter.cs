namespace KubeStellar.Delivery.LocalCharts;

/// <summary>Replaces files of a work tree: all new contents are on the disk before the first file is replaced, each as a whole, and equal ones are not touched.</summary>
internal static class DerivedFileWriter
{
    /// <summary>Writes the files and returns the paths of those that were replaced, in ordinal order.</summary>
    /// <param name="files">The contents by absolute path.</param>
    /// <exception cref="UnwritableChartException">The operating system refuses.</exception>
    public static IReadOnlyList<string> Write(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var changed = files.Where(file => !IsEqual(file.Key, file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var temporary = new List<(string Temporary, string Target)>();
        try
        {
            foreach (var (target, content) in changed)
            {
                var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetRandomFileName()}");
                Attempt(target, () => Directory.CreateDirectory(Path.GetDirectoryName(target)!));
                temporary.Add((beside, target));
                Attempt(target, () => WriteBeside(target, beside, content));
            }

            foreach (var (beside, target) in temporary)
            {
                Attempt(target, () => File.Move(beside, target, overwrite: true));
            }
        }
        finally
        {
            foreach (var (beside, _) in temporary)
            {
                File.Delete(beside);
            }
        }

        return [.. changed.Select(file => file.Key)];
    }

    private static bool IsEqual(string path, ReadOnlyMemory<byte> content) => File.Exists(path) && content.Span.SequenceEqual(File.ReadAllBytes(path));

    private static void Attempt(string target, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableChartException(target, error);
        }
    }

    private static void WriteBeside(string target, string beside, ReadOnlyMemory<byte> content)
    {
        File.WriteAllBytes(beside, content.Span);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
        }
    }
}
