using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class TagImmutableTests : IDisposable
{
    private static readonly CommitId Other = CommitId.Parse("0123456789012345678901234567890123456789");

    private readonly ReleaseWorkshop _shop = new();

    [Fact]
    public async Task What_the_target_holds_from_another_commit_refuses_the_plan_before_anything_is_built()
    {
        await PushAsync(new() { [ArtifactIdentity.Revision] = Other.Hex });
        var violation = Assert.Single((await _shop.PlanAsync("1.0.0")).Checks, check => check.Refuses);
        Assert.Equal(TagImmutable.Id, violation.Id);
        Assert.Contains(Other.Hex, violation.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_as_a_commit_neither_steers_nor_floods_a_terminal()
    {
        await PushAsync(new() { [ArtifactIdentity.Revision] = "\u001b[31m\u202e" + new string('A', 1_000_000) });
        var plan = await _shop.PlanAsync("1.0.0");
        Assert.InRange(Assert.Single(plan.Checks, check => check.Refuses).Actual.Length, 1000, 1100);
        Assert.DoesNotContain(Assert.Throws<ReleaseRefusedException>(plan.EnsureClear).Message, letter => letter is '\u001b' or '\u202e');
    }

    [Fact]
    public async Task Content_that_does_not_say_its_commit_is_left_to_the_comparison_of_digests()
    {
        await PushAsync([]);
        Assert.True((await _shop.PlanAsync("1.0.0")).IsClear);
    }

    [SkippableFact]
    public async Task Content_without_a_commit_is_refused_by_its_digest()
    {
        await PushAsync([]);
        var refusal = await Assert.ThrowsAsync<ReleaseRefusedException>(() => _shop.ReleaseAsync("1.0.0"));
        Assert.Equal([WriteOnce.Id], refusal.Checks.Where(check => check.Refuses).Select(check => check.Id));
    }

    [Theory]
    [InlineData(JournalEvent.Tagged, true)]
    [InlineData(JournalEvent.Unchanged, true)]
    [InlineData(JournalEvent.Pushed, false)]
    [InlineData(JournalEvent.Refused, false)]
    public async Task What_the_journal_remembers_as_published_from_another_commit_refuses_though_the_registry_lost_it(JournalEvent remembered, bool refused)
    {
        Record(remembered, Other);
        Assert.Equal(refused, !(await PlanAsync(isLocal: false)).IsClear);
    }

    [Fact]
    public async Task The_same_commit_may_be_published_again()
    {
        Record(JournalEvent.Tagged, CommitId.Parse(_shop.Source.Head));
        Assert.True((await PlanAsync(isLocal: false)).IsClear);
    }

    [Fact]
    public async Task Tries_on_this_machine_are_not_remembered()
    {
        Record(JournalEvent.Tagged, Other);
        Assert.True((await PlanAsync(isLocal: true)).IsClear);
    }

    public void Dispose() => _shop.Dispose();

    private void Record(JournalEvent what, CommitId commit) =>
        _shop.Journal.Record(new JournalEntry(what, "1.0.0") { Reference = "oci:registry/ghcr.io/owner/hello:1.0.0", Commit = commit });

    private Task<ReleasePlan> PlanAsync(bool isLocal)
    {
        var planner = new ReleasePlanner(new Place(_shop.LayoutTarget, isLocal), SourceChecks.For, _shop.Environment) { Journal = _shop.Journal };
        return planner.PlanAsync("1.0.0", [SourceRepository.Open(_shop.Source.Folder)], [], CancellationToken.None);
    }

    private async Task PushAsync(Dictionary<string, string> annotations)
    {
        var index = ImageIndex.Create([], annotations);
        await _shop.Layout.PushAsync(index.Descriptor, ContentSource.FromBytes(index.Bytes));
        await _shop.Layout.TagAsync(index.Descriptor, "1.0.0");
    }

    private sealed class Place(IDeliveryTarget target, bool isLocal) : IDeliveryTarget
    {
        public string Name => target.Name;

        public bool IsLocal => isLocal;

        public IRepository Open(RepositoryName canonical) => target.Open(canonical);

        public string ReferenceOf(RepositoryName canonical, string tag) => target.ReferenceOf(canonical, tag);
    }
}
