using KubeStellar.Oci;

namespace KubeStellar.Delivery.Archives;

/// <summary>An image that holds a program as its entry point.</summary>
/// <param name="Store">Holds the image.</param>
/// <param name="Manifest">The manifest of the platform.</param>
public sealed record ImageProgram(IContentFetcher Store, Descriptor Manifest);
