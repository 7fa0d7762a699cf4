namespace KubeStellar.Delivery.LocalCharts;

/// <summary>Replaces files of a work tree: all new contents are on the disk before the first file is replaced, each as a whole, and equal ones are not touched.</summary>
internal static class DerivedFileWriter
{
    /// <summary>Writes the files and returns the paths of those that were replaced, in ordinal order.</summary>
    /// <param name="files">The contents by absolute path.</param>
    public static IReadOnlyList<string> Write(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var changed = files.Where(file => !IsEqual(file.Key, file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var temporary = new List<(string Temporary, string Target)>();
        try
        {
            foreach (var (target, content) in changed)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetRandomFileName()}");
                temporary.Add((beside, target));
                File.WriteAllBytes(beside, content.Span);
                KeepMode(target, beside);
            }

            foreach (var (beside, target) in temporary)
            {
                File.Move(beside, target, overwrite: true);
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

    private static void KeepMode(string target, string beside)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
        }
    }
}
