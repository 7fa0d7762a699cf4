using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>An image of a part, with the index over its manifests.</summary>
/// <param name="Part">The part.</param>
/// <param name="Image">What the part says of the image.</param>
/// <param name="Layout">Where its content is.</param>
/// <param name="Index">The index.</param>
public sealed record OpenedImage(ReleasePart Part, PartImage Image, IRepository Layout, ImageIndex Index);
