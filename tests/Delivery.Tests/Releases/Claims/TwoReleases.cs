using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

/// <summary>One version of one repository, an image and two charts, staged from two commits: the contest that nobody may win by half.</summary>
public sealed class TwoReleases : IAsyncLifetime
{
    private readonly ReleaseWorkshop[] _shops = [new("['{{.Version}}']"), new("['{{.Version}}']")];
    private readonly Lazy<Task<IReadOnlyList<StagedArtifact>>>[] _staged;

    public TwoReleases() => _staged = [.. _shops.Select((shop, number) => new Lazy<Task<IReadOnlyList<StagedArtifact>>>(() => StageAsync(shop, $"commit {number}")))];

    public static IReadOnlyList<string> References { get; } = [SampleModule.Repository + ":1.0.0", "ghcr.io/owner/charts/app-chart:v1.0.0", "ghcr.io/owner/charts/plain-chart:1.0.0"];

    /// <summary>Publishes the first artifacts of one of the two and returns what refused it, or null.</summary>
    public async Task<FaultException?> PublishAsync(
        int number, IDeliveryTarget target, Patience? patience = null, int count = 3, IProgress<ReleaseStep>? progress = null, CancellationToken cancellation = default)
    {
        var release = (await _staged[number].Value).Take(count).Select(artifact => (artifact.With(artifact.Plan with
        {
            Target = target.Open(artifact.Plan.Repository),
            TargetReference = target.ReferenceOf(artifact.Plan.Repository, artifact.Plan.IdentityTag),
        }), 0L)).ToList();
        try
        {
            await new ReleasePublisher(null, new NoJournal(), progress ?? new Progress<ReleaseStep>()) { Patience = patience ?? Patience.Usual }.PublishAsync(release, _ => Task.CompletedTask, cancellation);
            return null;
        }
        catch (FaultException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Says for each reference whose content the tag names: 0, 1, or null where there is no tag.</summary>
    public async Task<IReadOnlyList<int?>> OwnersAsync(IDeliveryTarget target)
    {
        var owners = new List<int?>();
        foreach (var (position, artifact) in (await _staged[0].Value).Index())
        {
            var named = await target.Open(artifact.Plan.Repository).ResolveAsync(artifact.Plan.IdentityTag);
            owners.Add(named is null ? null : named.Digest == artifact.Root.Digest ? 0 : named.Digest == (await _staged[1].Value)[position].Root.Digest ? 1 : -1);
        }

        return owners;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        foreach (var shop in _shops)
        {
            shop.Dispose();
        }

        return Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<StagedArtifact>> StageAsync(ReleaseWorkshop shop, string greeting)
    {
        shop.Source.Commit(greeting, [.. SampleCharts.Files.Where(file => file.Path.StartsWith("app/", StringComparison.Ordinal)), .. Plain, ("cmd/hello/kodata/greeting.txt", greeting)]);
        shop.Source.Tag("v1.0.0");
        return TagOrder.Of(await shop.NewStager().StageAsync(await shop.PlanAsync("1.0.0"), CancellationToken.None));
    }

    private static IEnumerable<(string Path, string Text)> Plain =>
    [
        ("plain/Chart.yaml", """
            apiVersion: v2
            name: plain-chart
            version: 0.0.0
            appVersion: 0.0.0
            annotations:
              delivery.kubestellar.io/repository: ghcr.io/owner/charts

            """),
        ("plain/values.yaml", "{}\n"),
        ("plain/templates/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: plain\n"),
    ];
}
