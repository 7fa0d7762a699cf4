namespace KubeStellar.Delivery.References.Scanning;

/// <summary>What a version means once its variables are known.</summary>
/// <param name="Version">The version, or null where it cannot be told.</param>
/// <param name="Literal">The literal that it comes from, or null where none is found or the version is one itself.</param>
/// <param name="Prefix">What the uses on the way put in front of the literal.</param>
/// <param name="Reason">How it was found, or what was not, in a few words; empty for a literal.</param>
internal sealed record Resolution(string? Version, PlacedVersion? Literal, string Prefix, string Reason);
