namespace KubeStellar.Delivery.Catalog;

/// <summary>One <c>replace</c> of a <c>go.mod</c> file.</summary>
/// <param name="OldPath">The path of the replaced module.</param>
/// <param name="OldVersion">The only version that is replaced; null replaces all.</param>
/// <param name="NewPath">The path of another module, or of a folder when <see cref="IsFolder"/>.</param>
/// <param name="NewVersion">The version of the other module; null for a folder.</param>
/// <param name="Line">The number of the line, from 1.</param>
public sealed record GoModFileReplacement(string OldPath, string? OldVersion, string NewPath, string? NewVersion, int Line)
{
    /// <summary>Whether the replacement is a folder of the file system, absolute or relative to the file's folder.</summary>
    public bool IsFolder => NewVersion is null;
}
