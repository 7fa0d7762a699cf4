namespace KubeStellar.Delivery.Scratch;

/// <summary>Files for content that is too large for memory and needed for a moment.</summary>
public static class NamelessFile
{
    /// <summary>Creates an empty file beside other temporary ones, which goes with its stream. On Unix it loses its name at once, so that a run that is killed leaves nothing either.</summary>
    /// <returns>The file, open for reading and writing.</returns>
    public static FileStream Create()
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None });
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(file.Name);
        }

        return file;
    }
}
