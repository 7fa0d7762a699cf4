using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Plans the archives of a source, beside its images: <c>ghcr.io/owner/name/archives</c>, where <c>ghcr.io</c> is the registry of the first image.</summary>
/// <param name="environment">The environment that templates may name.</param>
public sealed class ArchivePlanner(IReadOnlyDictionary<string, string> environment) : IArtifactPlanner
{
    private const string UsualRegistry = "ghcr.io";

    /// <inheritdoc/>
    /// <exception cref="UnusableArchivesException">The declared archives cannot be told apart, or the repository's name is none for an artifact.</exception>
    public IReadOnlyList<PlannedArtifact> Plan(PlannedSource source, IReadOnlyList<DeliveredImage> images, IReadOnlyList<Platform> platforms, IDeliveryTarget target)
    {
        if (source.Catalog.ArchivesOf(source.Facts, environment) is not { } declared)
        {
            return [];
        }

        var archives = declared with { Archives = [.. declared.Archives.Where(archive => platforms.Count == 0 || platforms.Any(archive.Platform.Matches))] };
        var home = HomeOf(source, images);
        var planned = new PlannedArchives(archives, home) { Source = source, Target = target.Open(home), TargetReference = "" };
        return archives.Archives.Count == 0 ? [] : [planned with { TargetReference = target.ReferenceOf(home, planned.IdentityTag) }];
    }

    private static RepositoryName HomeOf(PlannedSource source, IReadOnlyList<DeliveredImage> images)
    {
        var name = $"{(images.Count > 0 ? images[0].Repository.Registry : UsualRegistry)}/{source.Catalog.Name.ToLowerInvariant()}/archives";
        return RepositoryName.TryParse(name, null, out var home) ? home : throw new UnusableArchivesException(source.Catalog.Name, "a repository name such as owner/name", name);
    }
}
