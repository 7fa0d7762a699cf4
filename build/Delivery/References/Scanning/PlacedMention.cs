using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>A mention whose version has a place.</summary>
/// <param name="Mention">The mention.</param>
/// <param name="Version">Its version.</param>
internal sealed record PlacedMention(Mention Mention, PlacedVersion Version);
