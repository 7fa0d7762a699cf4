using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>Chooses the own images of local charts: the one that the user gives, else that of the release, else the Makefile's own, else the canonical repository with the tag.</summary>
internal sealed class ChartImages
{
    private readonly Reference? _given;
    private readonly string _tag;
    private readonly IReadOnlyDictionary<RepositoryName, Reference> _released;

    // What the given image stands for; null where there is none, or only one image that it can stand for.
    private readonly RepositoryName? _meant;

    /// <summary>Takes the choices of a request.</summary>
    /// <param name="given">The image as given, or null.</param>
    /// <param name="tag">The tag of own images.</param>
    /// <param name="released">The images of the release, empty where there is none.</param>
    /// <param name="own">The own images of all charts.</param>
    /// <exception cref="UnusableChartImageException">The given image is none, or it is open what it stands for.</exception>
    public ChartImages(string? given, string tag, IReadOnlyDictionary<RepositoryName, Reference> released, IReadOnlyList<RepositoryName> own)
    {
        (_given, _tag, _released) = (given is null ? null : Parse(given), tag, released);
        if (given is not null && own.Count > 1)
        {
            _meant = own.FirstOrDefault(repository => BaseName(repository) == BaseName(_given!.Repository))
                ?? throw new UnusableChartImageException(given, $"an image named as one of {string.Join(", ", own.Select(BaseName))}, which the charts run");
        }
    }

    /// <summary>Returns the image that stands for an own repository.</summary>
    /// <param name="repository">The repository.</param>
    public Reference For(RepositoryName repository) => Find(repository) ?? Parse($"{repository}:{_tag}");

    /// <summary>Returns the image that a recipe sets.</summary>
    /// <param name="recipe">The recipe, which sets one.</param>
    /// <param name="deployed">The own repository that it is known to stand for, or null.</param>
    public Reference For(ChartRecipe recipe, RepositoryName? deployed)
    {
        var image = (deployed is null ? _given : Find(deployed)) ?? Parse(recipe.DefaultImage(_tag)!);
        return recipe.Image!.DropsV && image.Tag is { } tag && ReleaseVersion.TryParseGitTag(tag, out var version) ? image with { Tag = version.ToString() } : image;
    }

    private Reference? Find(RepositoryName repository) => _given is not null && (_meant is null || _meant == repository) ? _given : _released.GetValueOrDefault(repository);

    // kustomize keeps the tag that stood there where it is given none.
    private static Reference Parse(string image) => Reference.TryParse(image, null, out var parsed) && (parsed.Tag is not null || parsed.Digest is not null)
        ? parsed
        : throw new UnusableChartImageException(image, "repository:tag");

    private static string BaseName(RepositoryName repository) => repository.Path[(repository.Path.LastIndexOf('/') + 1)..];
}
