namespace KubeStellar.Testing;

/// <summary>A fresh folder that is deleted, whatever is in it by then, when the test ends.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory() => FullPath = Directory.CreateTempSubdirectory("kubestellar-test-").FullName;

    /// <summary>The absolute path.</summary>
    public string FullPath { get; }

    /// <summary>Returns the absolute path of something in the folder.</summary>
    public string this[string relativePath] => Path.Combine(FullPath, relativePath);

    /// <summary>Writes a text file, making its folders, and returns its absolute path.</summary>
    public string Write(string relativePath, string text)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a script that everyone may read and execute, and returns its absolute path.</summary>
    public string WriteProgram(string relativePath, string text)
    {
        var path = Write(relativePath, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    /// <summary>Makes a folder and returns its absolute path.</summary>
    public string Make(string relativePath) => Directory.CreateDirectory(this[relativePath]).FullName;

    public void Dispose()
    {
        try
        {
            Delete(new DirectoryInfo(FullPath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that a dying server still writes must not fail a test that is over.
        }
    }

    // Git's objects and Go's module cache are read-only; deleting needs writable folders (and files on Windows).
    private static void Delete(DirectoryInfo folder)
    {
        if (!folder.Exists)
            return;
        if (folder.LinkTarget is null)
        {
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            foreach (var child in folder.EnumerateDirectories())
                Delete(child);
            foreach (var file in folder.EnumerateFiles())
            {
                if (OperatingSystem.IsWindows())
                    file.Attributes = FileAttributes.Normal;
                file.Delete();
            }
        }
        folder.Delete();
    }

    public override string ToString() => FullPath;
}
