namespace KubeStellar.Delivery.Trees;

/// <summary>
/// Replaces and removes files, all of them or none: all new contents are on the disk before the first file is replaced, each file is replaced as a whole and keeps
/// its mode, and what was done is undone where the operating system refuses the rest. Equal files are not touched.
/// </summary>
internal sealed class FileReplacement
{
    private const UnixFileMode Readers = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly Stack<Action> _undo = new();
    private readonly List<string> _replaced = [];

    private FileReplacement()
    {
    }

    /// <summary>Brings files to their contents and returns the paths of those that were touched, in ordinal order.</summary>
    /// <param name="files">The files by absolute path; null stands for one that shall not be there.</param>
    /// <exception cref="UnwritableFileException">The operating system refuses.</exception>
    public static IReadOnlyList<string> Apply(IReadOnlyDictionary<string, FileContent?> files)
    {
        var pending = files.Where(file => !IsDone(file.Key, file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var replacement = new FileReplacement();
        try
        {
            var fresh = pending.Select(file => (Target: file.Key, Beside: file.Value is { } content ? replacement.Prepare(file.Key, content) : null)).ToList();
            foreach (var (target, beside) in fresh)
            {
                Attempt(target, () => replacement.Commit(target, beside));
            }
        }
        catch
        {
            replacement.Undo();
            throw;
        }

        replacement._replaced.ForEach(File.Delete);
        return [.. pending.Select(file => file.Key)];
    }

    private static bool IsDone(string path, FileContent? file) => File.Exists(path) ? file is not null && file.Content.Span.SequenceEqual(File.ReadAllBytes(path)) : file is null;

    private string Prepare(string target, FileContent file)
    {
        var beside = Beside(target);
        Attempt(target, () =>
        {
            MakeFolder(Path.GetDirectoryName(target)!);
            _undo.Push(() => File.Delete(beside));
            File.WriteAllBytes(beside, file.Content.Span);
            SetMode(beside, target, file.Kind);
        });
        return beside;
    }

    private void Commit(string target, string? fresh)
    {
        var before = Beside(target);
        if (fresh is null)
        {
            File.Move(target, before);
            _replaced.Add(before);
            _undo.Push(() => File.Move(before, target));
        }
        else if (File.Exists(target))
        {
            File.Replace(fresh, target, before);
            _replaced.Add(before);
            _undo.Push(() => File.Move(before, target, overwrite: true));
        }
        else
        {
            File.Move(fresh, target);
            _undo.Push(() => File.Delete(target));
        }
    }

    private void Undo()
    {
        while (_undo.TryPop(out var step))
        {
            try
            {
                step();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The error that is under way says what stands in the way.
            }
        }
    }

    private static string Beside(string target) => Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetRandomFileName()}");

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        MakeFolder(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        _undo.Push(() => Directory.Delete(folder));
    }

    private static void SetMode(string beside, string target, TreeFileKind kind)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (File.Exists(target))
        {
            File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
        }
        else if (kind == TreeFileKind.Executable)
        {
            // Who may read it may execute it: the bits for that are two below.
            var mode = File.GetUnixFileMode(beside);
            File.SetUnixFileMode(beside, mode | (UnixFileMode)((int)(mode & Readers) >> 2));
        }
    }

    private static void Attempt(string target, Action change)
    {
        try
        {
            change();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFileException(target, error);
        }
    }
}
