using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Delivery.Published;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>What the content of an artifact tells an audit; since content never changes under its digest, neither do these.</summary>
public sealed record ArtifactFacts
{
    /// <summary>What it is.</summary>
    public required PublishedKind Kind { get; init; }

    /// <summary>The platforms, as <c>os/architecture[/variant]</c>.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>What parts of it say against each other, as clauses.</summary>
    public IReadOnlyList<string> Contradictions { get; init; } = [];

    /// <summary>What it says of its origin.</summary>
    public IReadOnlyList<RecordedValue> Recorded { get; init; } = [];

    /// <summary>What a chart's <c>Chart.yaml</c> says; null for what is no chart.</summary>
    public RecordedChart? Chart { get; init; }

    /// <summary>What a chart runs and installs, each text once.</summary>
    public IReadOnlyList<NamedReference> References { get; init; } = [];

    /// <summary>What keeps a chart's references from being known, as clauses.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];

    /// <summary>Reads an image, its manifests and configurations.</summary>
    /// <param name="store">Holds it.</param>
    /// <param name="root">Its manifest or index.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<ArtifactFacts> OfImageAsync(IContentFetcher store, Descriptor root, CancellationToken cancellation)
    {
        var artifact = await PublishedArtifact.ReadWholeAsync(store, root, cancellation);
        return new ArtifactFacts
        {
            Kind = artifact.Kind,
            Platforms = [.. artifact.Platforms.Select(platform => $"{platform}")],
            Contradictions = [.. artifact.Manifests.Where(manifest => manifest.IsContradictory).Select(manifest => $"what the index calls {manifest.Stated} is configured for {manifest.Configured}")],
            Recorded = artifact.Identity.Values,
        };
    }

    /// <summary>Reads a chart with its archive.</summary>
    /// <param name="store">Holds it.</param>
    /// <param name="root">Its manifest.</param>
    /// <param name="location">What to call it in messages.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<ArtifactFacts> OfChartAsync(IContentFetcher store, Descriptor root, string location, CancellationToken cancellation)
    {
        var chart = await UnpackedChart.ReadAsync(store, root, location, cancellation);
        var findings = ChartReferenceFinder.Find(chart.Files);
        return new ArtifactFacts
        {
            Kind = PublishedKind.Chart,
            Contradictions = chart.Configured == chart.Declared ? [] : [$"its configuration says {chart.Configured}, Chart.yaml {chart.Declared}"],
            Recorded = chart.Identity.Values,
            Chart = chart.Declared,
            References = [.. findings.References.GroupBy(found => found.Text, StringComparer.Ordinal).Select(found => new NamedReference(found.Key, $"{found.First().File}:{found.First().Line}"))],
            Unresolved = [.. findings.Problems.Select(problem => $"{problem.File}:{problem.Line} {problem.Expression}: {problem.What}")],
        };
    }
}
