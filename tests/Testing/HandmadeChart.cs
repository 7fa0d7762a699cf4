using System.Text;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;

namespace KubeStellar.Testing;

/// <summary>A chart with one Deployment that runs the images that a test wants, packaged and published as charts are.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Version">The chart's version.</param>
/// <param name="Images">The images that the Deployment runs.</param>
public sealed record HandmadeChart(string Name, string Version, params IReadOnlyList<string> Images)
{
    private static readonly DateTimeOffset Time = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The version of what the chart installs; by default the chart's.</summary>
    public string AppVersion { get; init; } = Version;

    /// <summary>What it says of its origin.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; init; } = new Dictionary<string, string>();

    /// <summary>Pushes it under tags and returns its manifest.</summary>
    public async Task<Descriptor> PushAsync(IRepository to, params IEnumerable<string> tags)
    {
        var files = new ChartFileSet(Name, [File("Chart.yaml", Metadata), File("values.yaml", "{}\n"), File("templates/deployment.yaml", Deployment)]);
        var packaged = await new ChartPackager(new ChartDependencies(_ => [])).PackageAsync(files, new ChartOrigin("/", "/", Time), CancellationToken.None);
        var root = await ChartArtifact.WriteAsync(packaged, Identity, Time, to, CancellationToken.None);
        foreach (var tag in tags)
        {
            await to.TagAsync(root, tag);
        }

        return root;
    }

    private string Metadata => $"apiVersion: v2\nname: {Name}\nversion: {Version}\nappVersion: {AppVersion}\n";

    private string Deployment => string.Join('\n', [
        "apiVersion: apps/v1", "kind: Deployment", "metadata: { name: sample }", "spec:", "  template:", "    spec:", "      containers:",
        .. Images.Select((image, number) => $"      - {{ name: c{number}, image: \"{image}\" }}"), "",
    ]);

    private static ChartFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
