using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Publishing;

/// <summary>The annotations of a chart's manifest: helm's, then those of the chart, then the origin's; the chart's name and version always win.</summary>
internal static class ChartAnnotations
{
    private const string Prefix = "org.opencontainers.image.";

    /// <summary>Returns the annotations.</summary>
    /// <param name="chart">What <c>Chart.yaml</c> says.</param>
    /// <param name="identity">What is known of the origin: source, revision; it overrides what the chart says of itself.</param>
    /// <param name="created">The time of creation.</param>
    public static IReadOnlyDictionary<string, string> Of(ChartMetadata chart, IReadOnlyDictionary<string, string> identity, DateTimeOffset created)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        Timestamp time = DateTimeOffset.FromUnixTimeSeconds(created.ToUnixTimeSeconds());
        AddUnlessBlank(annotations, Prefix + "description", chart.Description);
        AddUnlessBlank(annotations, Prefix + "url", chart.Home);
        AddUnlessBlank(annotations, Prefix + "created", time.ToString());
        AddUnlessBlank(annotations, Prefix + "source", chart.Sources is [var first, ..] ? first : "");
        AddUnlessBlank(annotations, Prefix + "authors", string.Join(", ", chart.Maintainers.Select(Author)));
        foreach (var (key, value) in chart.Annotations.Concat(identity))
        {
            annotations[key] = value;
        }

        annotations[Prefix + "title"] = chart.Name;
        annotations[Prefix + "version"] = chart.Version;
        return annotations;
    }

    private static string Author(ChartMaintainer maintainer) => maintainer.Name + (maintainer.Email.Length > 0 ? $" ({maintainer.Email})" : "");

    private static void AddUnlessBlank(Dictionary<string, string> annotations, string key, string value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            annotations[key] = value;
        }
    }
}
