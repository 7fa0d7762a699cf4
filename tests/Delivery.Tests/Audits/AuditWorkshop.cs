using System.Globalization;
using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Tests.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Audits;

/// <summary>A source with many version tags, each promising one image and one chart, and a place that holds what a test puts there.</summary>
internal sealed class AuditWorkshop : IDisposable
{
    public const string SourceUrl = "https://github.com/owner/hello";

    private static readonly Dictionary<string, string> NoEnvironment = [];

    private readonly Dictionary<string, string> _commits = [];

    public AuditWorkshop(IDeliveryTarget target, int versions)
    {
        Target = target;
        Versions = [.. Enumerable.Range(0, versions).Select(number => $"1.0.{number.ToString(CultureInfo.InvariantCulture)}")];
        foreach (var version in Versions)
        {
            Tag(version, version == Versions[0] ? [.. SampleModule.Files(), .. SampleCharts.Files.Where(file => file.Path.StartsWith("app/", StringComparison.Ordinal))] : [("VERSION", version)]);
        }
    }

    public IDeliveryTarget Target { get; }

    public IReadOnlyList<string> Versions { get; }

    public TemporaryRepository Source { get; } = new();

    public TemporaryDirectory Folder { get; } = new();

    public IRepository Images => Target.Open(RepositoryName.Parse(SampleModule.Repository));

    public IRepository Charts => Target.Open(RepositoryName.Parse(SampleCharts.App));

    public string CommitOf(string version) => _commits[version];

    public string ImageReference(string version) => Target.ReferenceOf(RepositoryName.Parse(SampleModule.Repository), version);

    public string ChartReference(string version) => Target.ReferenceOf(RepositoryName.Parse(SampleCharts.App), $"v{version}");

    public void Tag(string version, params IEnumerable<(string Path, string Text)> files)
    {
        _commits[version] = Source.Commit(version, files);
        Source.Tag($"v{version}");
    }

    /// <summary>The image that is right for a version.</summary>
    public HandmadeImage Image(string version) => HandmadeImage.Of(SourceUrl, CommitOf(version), version);

    /// <summary>The chart that is right for a version.</summary>
    public HandmadeChart Chart(string version, string? image = null) =>
        new("app-chart", $"v{version}", image ?? $"{SampleModule.Repository}:{version}") { Identity = HandmadeImage.Identity(SourceUrl, CommitOf(version), version) };

    /// <summary>Publishes what is right for versions, several at a time.</summary>
    public Task PublishAsync(IEnumerable<string> versions, Func<string, bool> withImage, Func<string, bool> withChart) =>
        Parallel.ForEachAsync(versions, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (version, _) =>
        {
            if (withImage(version))
            {
                await Image(version).PushAsync(Images, version);
            }

            if (withChart(version))
            {
                await Chart(version).PushAsync(Charts, $"v{version}");
            }
        });

    public async Task MoveAsync(string tag, string version) => await Images.TagAsync((await Images.ResolveAsync(version))!, tag);

    public async Task<AuditReport> AuditAsync(AuditScope? scope = null, IProgress<ReleaseStep>? progress = null, CancellationToken cancellation = default)
    {
        using var source = SourceRepository.Open(Source.Folder);
        using var memory = AuditMemory.Open(MemoryFile);
        var lookup = new ReferenceLookup(name => [Target.Open(name)], TimeSpan.FromSeconds(10));
        return await new Auditor(Target, lookup, memory, progress ?? new Silence()).AuditAsync(ExpectedReleases.Read(source, NoEnvironment), scope ?? new AuditScope(), cancellation);
    }

    public string MemoryFile => Folder["output/audit-memory.jsonl"];

    public void Dispose()
    {
        Source.Dispose();
        Folder.Dispose();
    }

    private sealed class Silence : IProgress<ReleaseStep>
    {
        public void Report(ReleaseStep value)
        {
        }
    }
}
