namespace KubeStellar.Oci;

/// <summary>A folder of OCI image layouts, one for each repository: <c>folder/host/path</c>.</summary>
/// <param name="folder">The folder; it need not exist.</param>
public sealed class LayoutRegistry(string folder) : IRegistry
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Returns the folder of a repository; the colon before a port is written <c>_</c>, because tools read <c>oci:folder:tag</c> to the colon.</summary>
    /// <param name="name">The name of the repository.</param>
    public string FolderOf(RepositoryName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Path.Combine([Folder, name.Registry.Replace(':', '_'), .. name.Path.Split('/')]);
    }

    /// <summary>Returns the layout of a repository; nothing is read or written by that.</summary>
    /// <param name="name">The name of the repository.</param>
    public OciLayout Open(RepositoryName name) => new(FolderOf(name));

    IRepository IRegistry.Open(RepositoryName name) => Open(name);

    /// <summary>Tries to write to the folder, or where it does not exist to the nearest one above it, and leaves nothing there; throws <see cref="UnwritableFolderException"/> when that fails.</summary>
    public void RequireWritable()
    {
        var nearest = Folder;
        while (!Path.Exists(nearest) && Path.GetDirectoryName(nearest) is { Length: > 0 } above)
        {
            nearest = above;
        }

        try
        {
            var probe = Path.Combine(nearest, $".{Path.GetRandomFileName()}");
            new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(Folder, error);
        }
    }
}
