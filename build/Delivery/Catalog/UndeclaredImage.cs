namespace KubeStellar.Delivery.Catalog;

/// <summary>An image that a Makefile or script delivers without any file that declares it.</summary>
/// <param name="EvidencePath">The file whose presence in the source shows that the image can be built.</param>
/// <param name="Image">What is delivered.</param>
public sealed record UndeclaredImage(string EvidencePath, ImageDeclaration Image);
