using System.Text.RegularExpressions;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>What the Makefile's target <c>chart</c> does, read as data: which image it sets, which overlays it builds, which files of the chart it writes.</summary>
public sealed partial class ChartRecipe
{
    private const string Target = "chart";
    private const string AnyVersion = "latest";
    private const string TagVariable = "IMAGE_TAG";
    private const string AbbreviatedCommit = "shell git rev-parse --short HEAD";
    private const string PinVariable = "KUSTOMIZE_VERSION";

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

        var stranger = rule.Prerequisites.FirstOrDefault(name => !KnownPrerequisites.Contains(name, StringComparer.Ordinal) && makefile.FindRule(name) is { Recipe.Count: > 0 });
        if (stranger is not null)
        {
            throw new RecipeNotUnderstoodException(Makefile.FileName, rule.Line, $"{Target}: {stranger}");
        }

        var reader = new RecipeReader(makefile, Makefile.FileName);
        var steps = rule.Recipe.Select(reader.Read).OfType<RecipeStep>().ToList();
        var images = steps.OfType<SetImageStep>().DistinctBy(step => step.Image with { Place = "" }).ToList();
        return images.Count > 1
            ? throw new RecipeNotUnderstoodException(Makefile.FileName, rule.Line, $"{Target} sets several images: {string.Join(", ", images.Select(step => step.Image.Name))}")
            : new ChartRecipe(makefile, PinOf(makefile, text), steps);
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

    private static string PinOf(Makefile makefile, string text)
    {
        if (makefile.Find(PinVariable) is not { Length: > 0 } variable)
        {
            return InstallPattern().Match(text) is { Success: true } install ? install.Groups["version"].Value : AnyVersion;
        }

        // It names folders of the tool cache and a Go module, so that it must be a version.
        var value = makefile.Expand(variable, new Dictionary<string, string>(StringComparer.Ordinal), name => $"$({name})");
        return PinPattern().Match(value) is { Success: true } pin ? pin.Groups["version"].Value is AnyVersion ? AnyVersion : $"v{pin.Groups["version"].Value}"
            : throw new UnusablePinException($"{Makefile.FileName} {PinVariable}", value);
    }

    [GeneratedRegex(@"go install sigs\.k8s\.io/kustomize/kustomize(/v\d+)?@(?<version>latest|v\d+\.\d+\.\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex InstallPattern();

    [GeneratedRegex(@"^v?(?<version>(?<!v)latest|\d+\.\d+\.\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PinPattern();
}
