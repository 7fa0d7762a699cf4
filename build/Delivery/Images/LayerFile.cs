using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>One file of a layer or archive.</summary>
/// <param name="ImagePath">Its path there, absolute in an image.</param>
/// <param name="SourcePath">Where its content is, symbolic links resolved.</param>
/// <param name="Mode">Its permission bits; ko's for every file of an image by default.</param>
internal sealed record LayerFile(string ImagePath, string SourcePath, int Mode = UstarWriter.ReadAndExecute);
