namespace KubeStellar.Delivery.References.Graphs;

/// <summary>A repository that nodes belong to.</summary>
/// <param name="Name">Owner and name.</param>
/// <param name="Revision">The tag, branch or commit that was scanned as the user named it; null for a work tree, and for what was not scanned.</param>
/// <param name="IsScanned">Whether its files were looked at; false for one that others refer to.</param>
public sealed record GraphRepository(string Name, string? Revision, bool IsScanned)
{
    /// <summary>The name without its owner.</summary>
    public string ShortName => Name[(Name.LastIndexOf('/') + 1)..];
}
