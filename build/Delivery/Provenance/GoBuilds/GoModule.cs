namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>A module that a Go binary was linked from, as Go's <c>runtime/debug.Module</c> has it.</summary>
/// <param name="Path">The module's path, or a folder where a replacement is one.</param>
/// <param name="Version">The version with its <c>v</c>, <c>(devel)</c>, or nothing.</param>
/// <param name="Sum">The hash of go.sum, <c>h1:</c> and base64, or nothing.</param>
/// <param name="Replacement">The module that took its place, or null.</param>
public sealed record GoModule(string Path, string Version, string Sum, GoModule? Replacement = null);
