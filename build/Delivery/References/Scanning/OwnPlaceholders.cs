using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>The words that stand for a repository's own images in the templates of its charts.</summary>
/// <param name="catalog">What the repository delivers, or null where its files cannot tell.</param>
internal sealed class OwnPlaceholders(RepositoryCatalog? catalog)
{
    private readonly Lazy<Dictionary<string, RepositoryName>> _images = new(() => ImagesOf(catalog));

    /// <summary>Returns the image that a word stands for as the artifact, or the artifact as it is.</summary>
    /// <param name="artifact">The artifact as a text names it.</param>
    public ReferencedArtifact Replace(ReferencedArtifact artifact) =>
        artifact.Kind == ArtifactKind.Image && Placeholders.Contains(artifact.Name) && _images.Value.TryGetValue(artifact.Name, out var image) ? artifact with { Name = $"{image}" } : artifact;

    private static Dictionary<string, RepositoryName> ImagesOf(RepositoryCatalog? catalog)
    {
        var images = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        foreach (var (word, image) in DeclaredCharts.Of(catalog).SelectMany(chart => chart.ImagePlaceholders))
        {
            images[word] = image;
        }

        return images;
    }
}
