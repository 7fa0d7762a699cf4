using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>A part of a release in a folder.</summary>
/// <param name="Folder">The absolute folder.</param>
/// <param name="Record">What it says of itself.</param>
public sealed record ReleasePart(string Folder, PartRecord Record)
{
    private readonly LayoutRegistry _layouts = new(Folder);

    /// <summary>Reads what a folder holds.</summary>
    /// <param name="folder">The absolute folder.</param>
    /// <exception cref="UnreadablePartException">It holds no complete part.</exception>
    public static ReleasePart Read(string folder) => new(folder, new PartFile(folder).Read());

    /// <summary>Returns the part's images of a repository; more than one only in a file that was edited.</summary>
    /// <param name="repository">The canonical repository.</param>
    public IEnumerable<PartImage> ImagesOf(RepositoryName repository) => Record.Images.Where(image => image.Repository == repository);

    /// <summary>Opens an image of the part.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="FaultException">The part's layout does not hold its index, or holds other bytes.</exception>
    public async Task<OpenedImage> OpenAsync(PartImage image, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(image);
        var layout = _layouts.Open(image.Repository);
        var root = await layout.ResolveAsync(image.Digest.ToString(), cancellation) ?? throw new NotInPartException(layout.Location, image.Digest);
        return new OpenedImage(this, image, layout, await ImageIndex.FetchAsync(layout, root, cancellation));
    }
}
