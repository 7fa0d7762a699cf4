using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>One image to build.</summary>
/// <param name="Platform">Its platform, as the base says it.</param>
/// <param name="Manifest">The base's manifest; null for scratch.</param>
internal sealed record BaseTarget(Platform Platform, Descriptor? Manifest);
