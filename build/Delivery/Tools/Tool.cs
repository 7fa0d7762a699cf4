namespace KubeStellar.Delivery.Tools;

/// <summary>A program on this machine that is ready to be run.</summary>
/// <param name="Name">Its name, such as <c>controller-gen</c>.</param>
/// <param name="Version">Its version as it tells it, such as <c>v0.15.0</c>; null where it does not tell.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="Path">The absolute path of the program.</param>
public sealed record Tool(string Name, string? Version, ToolOrigin Origin, string Path);
