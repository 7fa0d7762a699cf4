namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>What a part of a release is: the file <c>part.json</c> in its folder, written when all else is there.</summary>
/// <param name="Program">The version of the program that built it.</param>
/// <param name="Version">The version of the release.</param>
/// <param name="Images">Its images.</param>
public sealed record PartRecord(string Program, string Version, IReadOnlyList<PartImage> Images);
