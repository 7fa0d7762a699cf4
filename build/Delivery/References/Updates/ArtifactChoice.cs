namespace KubeStellar.Delivery.References.Updates;

/// <summary>The artifacts that an update is about: one, or all that the version tags of one repository version.</summary>
/// <param name="Name">The artifact's name, or owner and name of the repository.</param>
/// <param name="Repository">Owner and name of the repository whose version tags count; null where nothing tells.</param>
/// <param name="IsRepository">Whether all artifacts of the repository are meant.</param>
public sealed record ArtifactChoice(string Name, string? Repository, bool IsRepository)
{
    /// <summary>Whether an artifact is one of them.</summary>
    /// <param name="artifact">The artifact.</param>
    public bool Includes(ReferencedArtifact artifact) => IsRepository ? artifact.Repository == Repository : artifact.Name == Name;
}
