using System.Globalization;
using System.Text;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A layer yet to be archived: what decides its bytes, and its entries in order. ko takes no modes from files, so umask and file system do not matter.</summary>
internal sealed class LayerSource
{
    // Changes whenever the same inputs would give other bytes.
    private const string Format = "1";

    private readonly IReadOnlyList<string> _folders;
    private readonly IReadOnlyList<LayerFile> _files;
    private readonly DateTimeOffset _modified;

    private LayerSource(IReadOnlyList<string> folders, IReadOnlyList<LayerFile> files, DateTimeOffset modified, Digest inputs) =>
        (_folders, _files, _modified, Inputs) = (folders, files, modified, inputs);

    /// <summary>The digest of everything that the archive is made of.</summary>
    public Digest Inputs { get; }

    /// <summary>The layer of a binary: the folder ko-app and the file in it, dated 1970-01-01.</summary>
    public static Task<LayerSource> ForBinaryAsync(string name, string path, CancellationToken cancellationToken) =>
        CreateAsync(["ko-app"], [new LayerFile(BinaryPath(name), path)], DateTimeOffset.UnixEpoch, cancellationToken);

    /// <summary>The layer of kodata: its three folders, then the files.</summary>
    public static Task<LayerSource> ForKodataAsync(IReadOnlyList<LayerFile> files, DateTimeOffset? time, CancellationToken cancellationToken) =>
        CreateAsync(["/var", "/var/run", KodataWalk.ImageRoot], files, time ?? DateTimeOffset.UnixEpoch, cancellationToken);

    /// <summary>An archive of files alone.</summary>
    public static Task<LayerSource> ForFilesAsync(IReadOnlyList<LayerFile> files, DateTimeOffset modified, CancellationToken cancellationToken) =>
        CreateAsync([], files, modified, cancellationToken);

    /// <summary>Where a binary lies in the image.</summary>
    public static string BinaryPath(string name) => $"/ko-app/{name}";

    /// <summary>Writes the whole archive.</summary>
    public async Task WriteAsync(Stream destination, CancellationToken cancellationToken)
    {
        var tar = new UstarWriter(destination, UstarWriter.ReadAndExecute, _modified);
        foreach (var folder in _folders)
            await tar.WriteDirectoryAsync(folder, cancellationToken);
        foreach (var file in _files)
        {
            await using var content = Open(file);
            await new UstarWriter(destination, file.Mode, _modified).WriteFileAsync(file.ImagePath, content.Length, content, cancellationToken);
        }
        await tar.CompleteAsync(cancellationToken);
    }

    private static async Task<LayerSource> CreateAsync(
        IReadOnlyList<string> folders,
        IReadOnlyList<LayerFile> files,
        DateTimeOffset modified,
        CancellationToken cancellationToken)
    {
        var description = new StringBuilder();
        description.Append(CultureInfo.InvariantCulture, $"{Format}\0{modified.ToUnixTimeSeconds()}\0{string.Join('\0', folders)}\0");
        foreach (var file in files)
        {
            await using var content = Open(file);
            description.Append(CultureInfo.InvariantCulture, $"{await Digest.OfAsync(content, cancellationToken)} {ModeOf(file)}{file.ImagePath}\0");
        }
        return new LayerSource(folders, files, modified, Digest.Of(Encoding.UTF8.GetBytes(description.ToString())));
    }

    private static string ModeOf(LayerFile file) => file.Mode == UstarWriter.ReadAndExecute ? "" : $"{file.Mode} ";

    private static FileStream Open(LayerFile file)
    {
        try
        {
            return new FileStream(file.SourcePath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KodataException(file.SourcePath, "a readable file", exception.Message, exception);
        }
    }
}
