using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

public sealed class RivalsInLayoutsTests(TwoReleases releases) : IClassFixture<TwoReleases>, IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [SkippableFact]
    public async Task Of_two_releases_into_the_same_layouts_at_one_time_exactly_one_wins()
    {
        for (var round = 0; round < 12; round++)
        {
            var target = new LayoutTarget(_folder[$"{round}"], "registry");
            var refusals = await Task.WhenAll(new[] { round % 2, 1 - (round % 2) }.Select(number => Task.Run(() => releases.PublishAsync(number, target))));
            var winner = round % 2 == 0 ? Array.IndexOf(refusals, null) : 1 - Array.IndexOf(refusals, null);
            Assert.IsType<TagTakenException>(Assert.Single(refusals, refusal => refusal is not null));
            Assert.All(await releases.OwnersAsync(target), owner => Assert.Equal(winner, owner));
        }
    }

    [SkippableFact]
    public async Task A_release_leaves_no_claims_in_layouts()
    {
        var target = new LayoutTarget(_folder["registry"], "registry");
        Assert.Null(await releases.PublishAsync(0, target));
        Assert.Equal(["1.0.0"], await target.Open(RepositoryName.Parse(SampleModule.Repository)).ListTagsAsync().ToListAsync());
    }

    public void Dispose() => _folder.Dispose();
}
