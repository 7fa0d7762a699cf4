namespace KubeStellar.Oci;

/// <summary>The file <c>oci-layout</c>, which says that a folder is a layout and of which version.</summary>
internal static class LayoutMarker
{
    private const string Content = """{"imageLayoutVersion":"1.0.0"}""";

    public static void Create(string folder)
    {
        var file = Path.Combine(folder, "oci-layout");
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
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(folder, "oci-layout"));
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }
        catch (FileNotFoundException error)
        {
            // Folders of longer repository names may lie below without this one being a layout.
            if (File.Exists(Path.Combine(folder, "index.json")))
            {
                throw new DamagedLayoutException(folder, expected, "index.json without oci-layout", error);
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
}
