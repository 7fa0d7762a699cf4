namespace KubeStellar.Delivery.Images;

/// <summary>One file of a layer.</summary>
/// <param name="ImagePath">Its absolute path in the image.</param>
/// <param name="SourcePath">Where its content is, symbolic links resolved.</param>
internal sealed record KodataFile(string ImagePath, string SourcePath);
