using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>
/// Chooses the own images of local charts: the one that the user gives, else that of the release, else the Makefile's own, else the canonical repository with the tag.
/// An image stands in the chart as it was written, so that one without a host stays that of this machine.
/// </summary>
internal sealed class ChartImages
{
    private readonly LocalChartRequest _request;
    private readonly string _commit;
    private readonly IReadOnlyDictionary<RepositoryName, Reference>? _released;

    // What the given image stands for; null where there is none, or only one image that it can stand for.
    private readonly RepositoryName? _meant;

    /// <summary>Takes the choices of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="commit">The abbreviated HEAD commit.</param>
    /// <param name="released">The images of the release, or null where there is none.</param>
    /// <param name="own">The own images of all charts.</param>
    /// <exception cref="UnusableChartImageException">The given image is none, or it is open what it stands for.</exception>
    public ChartImages(LocalChartRequest request, string commit, IReadOnlyDictionary<RepositoryName, Reference>? released, IReadOnlyList<RepositoryName> own)
    {
        (_request, _commit, _released) = (request, commit, released);
        if (request.Image is { } given && Parse(given) is var image && own.Count > 1)
        {
            _meant = own.FirstOrDefault(repository => BaseName(repository) == BaseName(image.Repository))
                ?? throw new UnusableChartImageException(given, $"an image named as one of {string.Join(", ", own.Select(BaseName))}, which the charts run");
        }
    }

    /// <summary>Returns the image that stands for an own repository.</summary>
    /// <param name="repository">The repository.</param>
    public string For(RepositoryName repository) => GivenFor(repository) ?? _released?[repository].ToString() ?? Parse($"{repository}:{_request.ImageTag ?? _commit}").ToString();

    /// <summary>Returns the image that a recipe sets.</summary>
    /// <param name="recipe">The recipe, which sets one.</param>
    /// <param name="chart">The chart.</param>
    /// <exception cref="UndeclaredRecipeImageException">There is a release, but nothing says which of its images it is.</exception>
    public string For(ChartRecipe recipe, ChartDeclaration chart)
    {
        var image = recipe.Image!;
        if ((chart.DeployedImage is { } deployed ? GivenFor(deployed) : _request.Image) is { } given)
        {
            return AsSet(given, image);
        }

        return _released is null ? AsSet(recipe.DefaultImage(_request.ImageTag, _commit)!, image)
            : chart.DeployedImage is { } released ? _released[released].ToString()
            : throw new UndeclaredRecipeImageException(chart, image);
    }

    private string? GivenFor(RepositoryName repository) => _meant is null || _meant == repository ? _request.Image : null;

    private static string AsSet(string image, RecipeImage set) =>
        Parse(image).Tag is { } tag && set.DropsV && ReleaseVersion.TryParseGitTag(tag, out var version) ? image.Replace($":{tag}", $":{version}", StringComparison.Ordinal) : image;

    // kustomize keeps the tag that stood there where it is given none.
    private static Reference Parse(string image) => Reference.TryParse(image, null, out var parsed) && (parsed.Tag is not null || parsed.Digest is not null)
        ? parsed
        : throw new UnusableChartImageException(image, "repository:tag, the repository in lower case");

    private static string BaseName(RepositoryName repository) => repository.Path[(repository.Path.LastIndexOf('/') + 1)..];
}
