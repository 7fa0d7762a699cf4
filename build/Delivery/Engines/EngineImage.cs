using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>An image as a container engine holds it.</summary>
/// <param name="Id">The image ID: the digest of the image's configuration, or of its manifest in engines that store images in containerd.</param>
/// <param name="Names">The names that the engine knows it by.</param>
/// <param name="Platform">The platform it is for.</param>
/// <param name="Size">The engine's idea of its size in bytes.</param>
public sealed record EngineImage(Digest Id, IReadOnlyList<string> Names, Platform Platform, long Size);
