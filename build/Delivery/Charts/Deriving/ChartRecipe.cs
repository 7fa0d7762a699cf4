using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Catalog.Recipes;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>What the Makefile's target <c>chart</c> does, read as data: which image it sets, which overlays it builds, which files of the chart it writes.</summary>
public sealed class ChartRecipe
{
    private const string Target = "chart";
    private const string TagVariable = "IMAGE_TAG";
    private const string AbbreviatedCommit = "shell git rev-parse --short HEAD";

    // Prerequisites that make what the repositories also commit, or bring tools.
    private static readonly string[] KnownPrerequisites = ["manifests", "generate", "kustomize", "yq"];

    private readonly Makefile _makefile;
    private readonly IReadOnlyList<RecipeStep> _steps;

    private ChartRecipe(Makefile makefile, string kustomizePin, IReadOnlyList<RecipeStep> steps) => (_makefile, KustomizePin, _steps) = (makefile, kustomizePin, steps);

    /// <summary>The version of kustomize that the Makefile installs, such as <c>v5.3.0</c>, or <c>latest</c>.</summary>
    public string KustomizePin { get; }

    /// <summary>The image that the recipe sets, or null where it sets none.</summary>
    public RecipeImage? Image => _steps.OfType<SetImageStep>().FirstOrDefault()?.Image;

    internal IReadOnlyList<RecipeStep> Steps => _steps;

    /// <summary>Reads the recipe; null where the source has no Makefile or the Makefile has no target <c>chart</c> with a recipe.</summary>
    /// <param name="files">The source tree.</param>
    /// <exception cref="RecipeNotUnderstoodException">A line has none of the known forms.</exception>
    /// <exception cref="UnusablePinException">What pins kustomize is no version.</exception>
    public static ChartRecipe? Read(ISourceFiles files)
    {
        if (files.TryReadText(Makefile.FileName) is not { } text || Makefile.Parse(text) is var makefile && makefile.FindRule(Target) is not { Recipe.Count: > 0 } rule)
        {
            return null;
        }

        if (rule.FindStranger(makefile, KnownPrerequisites) is { } stranger)
        {
            throw RecipeReader.NotUnderstood(rule.Line, $"{Target}: {stranger}");
        }

        var reader = new RecipeReader(makefile);
        var steps = rule.Recipe.Select(reader.Read).OfType<RecipeStep>().ToList();
        var images = steps.OfType<SetImageStep>().DistinctBy(step => step.Image with { Place = "" }).ToList();
        return images.Count > 1
            ? throw RecipeReader.NotUnderstood(rule.Line, $"{Target} sets several images: {string.Join(", ", images.Select(step => step.Image.Name))}")
            : new ChartRecipe(makefile, PinnedKustomize.Read(makefile).Version, steps);
    }

    /// <summary>Returns the files below a chart's folder that the recipe writes, as paths below the checkout's root in ordinal order.</summary>
    /// <param name="checkout">The absolute folder.</param>
    /// <param name="directory">The chart's folder below it.</param>
    public IReadOnlyList<string> OutputsIn(string checkout, string directory) =>
    [
        .. _steps.SelectMany(step => step.OutputsIn(new CheckoutFolder(checkout))).Where(path => path.StartsWith(directory + "/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns the image that make would set by the Makefile's own variables.</summary>
    /// <param name="imageTag">The value given for <c>IMAGE_TAG</c>, or null for what the Makefile says.</param>
    /// <param name="commit">The abbreviated HEAD commit, which <c>git rev-parse --short HEAD</c> prints; also the tag where nothing else says one.</param>
    /// <exception cref="UncomputedImageException">A variable's value could only be computed by a shell.</exception>
    public string? DefaultImage(string? imageTag, string commit)
    {
        var given = imageTag is null ? new Dictionary<string, string>() : new Dictionary<string, string>(StringComparer.Ordinal) { [TagVariable] = imageTag };
        return Image is { } image
            ? _makefile.Expand(image.Expression, given, variable => variable is TagVariable or AbbreviatedCommit ? commit : throw new UncomputedImageException(image, variable))
            : null;
    }
}
