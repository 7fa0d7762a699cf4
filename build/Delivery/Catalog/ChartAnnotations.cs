using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The annotations by which a <c>Chart.yaml</c> itself says how its chart is delivered; each overrides what is known of the chart otherwise.</summary>
internal static class ChartAnnotations
{
    /// <summary>What every annotation's name starts with.</summary>
    public const string Prefix = "delivery.kubestellar.io/";

    private const string RepositoryKey = Prefix + "repository";
    private const string TagStyleKey = Prefix + "tag-style";
    private const string ImagesKey = Prefix + "images";
    private const string VersionValuesKey = Prefix + "version-values";
    private const string DeploysKey = Prefix + "deploys";
    private static readonly string[] Keys = [RepositoryKey, TagStyleKey, ImagesKey, VersionValuesKey, DeploysKey];

    /// <summary>Returns the chart as its annotations declare it, or null where neither they nor anything known do.</summary>
    /// <param name="annotations">The annotations of the <c>Chart.yaml</c>.</param>
    /// <param name="directory">The chart's folder.</param>
    /// <param name="known">What is known otherwise, or null.</param>
    /// <exception cref="InvalidYamlException">An annotation has no such meaning.</exception>
    public static KnownChart? Apply(YamlMap annotations, string directory, KnownChart? known)
    {
        if (annotations.Keys.FirstOrDefault(key => key.StartsWith(Prefix, StringComparison.Ordinal) && !Keys.Contains(key, StringComparer.Ordinal)) is { } stranger)
        {
            throw annotations.Error(stranger, $"one of the annotations {string.Join(", ", Keys)}", stranger);
        }

        var chart = Repository(annotations) is not { } repository ? known : (known ?? new KnownChart(directory, repository)) with { RepositoryBase = repository };
        if (chart is null)
        {
            return Keys.FirstOrDefault(key => annotations.Text(key) is not null) is { } lonely
                ? throw annotations.Error(lonely, $"the annotation {RepositoryKey} beside it, which declares the delivery", $"only {lonely}")
                : null;
        }

        return chart with
        {
            TagStyle = Style(annotations) ?? chart.TagStyle,
            ImagePlaceholders = Placeholders(annotations) ?? chart.ImagePlaceholders,
            VersionValues = annotations.Text(VersionValuesKey) is { } keys ? Parts(keys) : chart.VersionValues,
            DeployedImage = annotations.Text(DeploysKey) is { } image ? RepositoryOf(annotations, DeploysKey, image) : chart.DeployedImage,
        };
    }

    private static string? Repository(YamlMap annotations) =>
        annotations.Text(RepositoryKey) is { } text ? RepositoryOf(annotations, RepositoryKey, text).ToString() : null;

    private static TagStyle? Style(YamlMap annotations) => annotations.Text(TagStyleKey) switch
    {
        null => null,
        "plain" => TagStyle.Plain,
        "v" => TagStyle.WithV,
        var other => throw annotations.Error(TagStyleKey, $"{TagStyleKey}: plain or v", $"\"{other}\""),
    };

    private static Dictionary<string, RepositoryName>? Placeholders(YamlMap annotations)
    {
        if (annotations.Text(ImagesKey) is not { } text)
        {
            return null;
        }

        var placeholders = new Dictionary<string, RepositoryName>(StringComparer.Ordinal);
        foreach (var pair in Parts(text))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var word = equals < 0 ? "" : pair[..equals].TrimEnd();
            if (word.Length == 0 || !word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                throw annotations.Error(ImagesKey, $"{ImagesKey}: WORD=host/path[, …], words of letters, digits and '_'", $"\"{pair}\"");
            }

            if (!placeholders.TryAdd(word, RepositoryOf(annotations, ImagesKey, pair[(equals + 1)..].TrimStart())))
            {
                throw annotations.Error(ImagesKey, $"{ImagesKey}: each word once", $"{word} twice");
            }
        }

        return placeholders;
    }

    // A name without a host would silently be Docker Hub's.
    private static RepositoryName RepositoryOf(YamlMap annotations, string key, string text) =>
        RepositoryName.TryParse(text, null, out var name) && name.ToString() == text
            ? name
            : throw annotations.Error(key, $"{key}: host/path in lower case, such as ghcr.io/owner/name", $"\"{text}\"");

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
