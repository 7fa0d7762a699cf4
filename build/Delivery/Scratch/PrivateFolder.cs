using System.Formats.Tar;
using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Scratch;

/// <summary>A folder for scratch folders that nobody else may enter. Its path is plain ASCII wherever the temporary folder's is, because not every generator can handle another one.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder of the user who runs this program, below the system's folder for temporary files.</summary>
    public static string OfThisUser => Of(Path.GetTempPath(), Environment.UserName);

    /// <summary>Returns the folder of a user; nothing is made yet.</summary>
    /// <param name="temporaryFolder">The absolute folder for temporary files.</param>
    /// <param name="user">The user's name, whatever letters it has.</param>
    public static string Of(string temporaryFolder, string user) =>
        Path.Combine(temporaryFolder, $"kubestellar-delivery-{Digest.Of(Encoding.UTF8.GetBytes(user)).Hex[..12]}");

    /// <summary>Makes the folder, or takes the one that is there, and returns its real path.</summary>
    /// <param name="folder">The absolute folder; all users may be able to write beside it.</param>
    /// <exception cref="ForeignFolderException">What is there does not belong to this user.</exception>
    /// <exception cref="UnwritableFolderException">It cannot be made.</exception>
    public static string Require(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Directory.CreateDirectory(folder).FullName;
            }

            if (new DirectoryInfo(folder).LinkTarget is { } target)
            {
                throw new ForeignFolderException(folder, $"a link to {target}");
            }

            Directory.CreateDirectory(folder, OwnerOnly);
            RequireOwn(folder);
            return Git.RealPath.Of(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableFolderException(folder, error);
        }
    }

    // Only a folder's owner may change its mode, the superuser apart; for that one, the owner of a file that it makes tells who it is.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void RequireOwn(string folder)
    {
        var probe = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        try
        {
            File.SetUnixFileMode(folder, OwnerOnly);
            File.Create(probe).Dispose();
            if (OwnerOf(folder) != OwnerOf(probe))
            {
                throw new ForeignFolderException(folder, "a folder of another user");
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ForeignFolderException(folder, "a folder of another user", error);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    // The base library tells a file's owner nowhere but in the archives that it writes.
    private static int OwnerOf(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "owned");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.Uid;
    }
}
