namespace KubeStellar.Oci;

/// <summary>The file <c>oci-layout</c>, which says that a folder is a layout and of which version.</summary>
internal static class LayoutMarker
{
    private const string FileName = "oci-layout";

    /// <summary>The size in bytes above which the file is refused: 64 KiB.</summary>
    private const int MaxSize = 64 * 1024;

    private const string Content = """{"imageLayoutVersion":"1.0.0"}""";

    public static void Create(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(file, System.Text.Encoding.UTF8.GetBytes(Content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(folder, error);
        }
    }

    /// <summary>Throws <see cref="DamagedLayoutException"/> where the folder exists and is no layout of version 1.</summary>
    public static void Require(string folder)
    {
        const string expected = "oci-layout with imageLayoutVersion 1.0.0";
        if (Read(folder, FileName, MaxSize, expected) is not { } bytes)
        {
            // Folders of longer repository names may lie below without this one being a layout.
            if (File.Exists(Path.Combine(folder, "index.json")))
            {
                throw new DamagedLayoutException(folder, expected, "index.json without oci-layout");
            }

            return;
        }

        try
        {
            var version = JsonFields.Convert(bytes, "oci-layout", json => json.RequiredText("imageLayoutVersion"));
            if (!version.StartsWith("1.", StringComparison.Ordinal))
            {
                throw new DamagedLayoutException(folder, expected, $"version {version}");
            }
        }
        catch (MalformedContentException error)
        {
            throw new DamagedLayoutException(folder, expected, error.Fault.Found, error);
        }
    }

    /// <summary>Reads a file of a layout; null where there is none.</summary>
    public static byte[]? Read(string folder, string name, int limit, string expected)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return SmallFile.Read(path, limit);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException && new FileInfo(path).LinkTarget is null)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ContentTooLargeException)
        {
            throw new DamagedLayoutException(folder, expected, error is ContentTooLargeException ? $"{name} of more than {limit} bytes" : error.Message, error);
        }
    }
}
