using CsCheck;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Order;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.References.Order;

public sealed class ReleaseOrderTests : IDisposable
{
    private readonly Workspace _workspace = new();

    [Fact]
    public void What_is_made_of_a_changed_repository_releases_after_it_and_adopts_it_before_its_tag()
    {
        _workspace.Refer("o/app", "o/lib", ReferencePurpose.BuildTime);
        _workspace.Refer("o/chart", "o/app", ReferencePurpose.RunTime);
        _workspace.With("o/other");
        var order = _workspace.Order(["lib"], "lib=1.1.0", "app=2.0.0");
        Assert.Equal(["release o/lib", "release o/app with go.mod→o/lib", "release o/chart with chart/values.yaml→o/app"], Workspace.Lines(order));
        Assert.Equal(["it is named as changed", "what it publishes is made of o/lib", "what it publishes uses o/app where it runs"], order.Steps.Select(step => step.Reason));
        Assert.Equal(["1.1.0", "2.0.0", null], order.Steps.Select(step => step.Version?.ToString()));
        Assert.Equal(["go.mod:1: 1.0.0 → 1.1.0", "chart/values.yaml:1: 1.0.0 → 2.0.0"], order.Steps.SelectMany(step => step.Updates).Select(update => update.ToString()));
    }

    [Theory]
    [InlineData(ReferencePurpose.Document)]
    [InlineData(ReferencePurpose.Script)]
    [InlineData(ReferencePurpose.Test)]
    public void What_is_not_published_is_updated_without_a_release(ReferencePurpose purpose)
    {
        _workspace.Refer("o/app", "o/lib", purpose);
        var order = _workspace.Order(["lib"]);
        Assert.Equal([OrderStepKind.Release, OrderStepKind.Update], order.Steps.Select(step => step.Kind));
        Assert.Equal("o/lib is released", order.Steps[1].Reason);
        Assert.EndsWith("1.0.0 → the new version of o/lib", Assert.Single(order.Steps[1].Updates).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_that_change_the_one_that_is_referred_to_comes_first_whatever_for()
    {
        _workspace.Refer("o/a", "o/z", ReferencePurpose.Document);
        Assert.Equal(["release o/z", "release o/a with docs/guide.md→o/z"], Workspace.Lines(_workspace.Order(["a", "z"])));
    }

    [Fact]
    public void A_circle_of_two_is_named_and_cut_at_the_tests()
    {
        _workspace.Refer("o/plugin", "o/core", ReferencePurpose.BuildTime);
        _workspace.Refer("o/core", "o/plugin", ReferencePurpose.Test);
        _workspace.Refer("o/core", "o/plugin", ReferencePurpose.Document);
        var order = _workspace.Order(["core"]);
        var cycle = Assert.Single(order.Cycles);
        Assert.Equal(["o/core", "o/plugin"], cycle.Members);
        Assert.Equal(2, cycle.Edges.Count);
        var cut = Assert.Single(cycle.Cuts);
        Assert.Equal(("o/core", "o/plugin", ReferencePurpose.Test), (cut.Edge.From, cut.Edge.To, cut.Edge.Purpose));
        Assert.StartsWith("only tests, scripts and documents of o/core name o/plugin", cut.Reason, StringComparison.Ordinal);
        Assert.Equal(
            [
                "release o/core leaving test/e2e/run.sh→o/plugin, docs/guide.md→o/plugin",
                "release o/plugin with go.mod→o/core",
                "update o/core with test/e2e/run.sh→o/plugin, docs/guide.md→o/plugin",
            ],
            Workspace.Lines(order));
    }

    [Fact]
    public void A_change_of_the_plugin_alone_releases_it_with_the_core_as_it_is()
    {
        _workspace.Refer("o/plugin", "o/core", ReferencePurpose.BuildTime);
        _workspace.Refer("o/core", "o/plugin", ReferencePurpose.Test);
        Assert.Equal(["release o/plugin", "update o/core with test/e2e/run.sh→o/plugin"], Workspace.Lines(_workspace.Order(["plugin"])));
    }

    [Fact]
    public void A_circle_of_equals_is_cut_where_the_fewest_references_are()
    {
        _workspace.Refer("o/a", "o/b", ReferencePurpose.RunTime);
        _workspace.Refer("o/a", "o/b", ReferencePurpose.RunTime);
        _workspace.Refer("o/b", "o/a", ReferencePurpose.RunTime);
        var cut = Assert.Single(Assert.Single(_workspace.Order([]).Cycles).Cuts);
        Assert.Equal(("o/b", "o/a"), (cut.Edge.From, cut.Edge.To));
        Assert.Contains("goes on running with the older version", cut.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_heavy_reference_is_not_cut_for_several_light_ones()
    {
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime);
        _workspace.Refer("o/b", "o/c", ReferencePurpose.BuildTime);
        _workspace.Refer("o/c", "o/a", ReferencePurpose.Script);
        _workspace.Refer("o/c", "o/b", ReferencePurpose.Script);
        var cycle = Assert.Single(_workspace.Order([]).Cycles);
        Assert.Equal(["o/a", "o/b", "o/c"], cycle.Members);
        Assert.Equal(["o/c→o/a", "o/c→o/b"], cycle.Cuts.Select(cut => $"{cut.Edge.From}→{cut.Edge.To}"));
    }

    [Fact]
    public void Of_two_circles_that_share_a_repository_each_is_cut_once()
    {
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime);
        _workspace.Refer("o/b", "o/c", ReferencePurpose.BuildTime);
        _workspace.Refer("o/c", "o/a", ReferencePurpose.Document);
        _workspace.Refer("o/c", "o/d", ReferencePurpose.BuildTime);
        _workspace.Refer("o/d", "o/c", ReferencePurpose.RunTime);
        var order = _workspace.Order(["d"]);
        Assert.Equal(["o/c→o/a", "o/d→o/c"], Assert.Single(order.Cycles).Cuts.Select(cut => $"{cut.Edge.From}→{cut.Edge.To}"));
        Assert.Equal(
            [
                "release o/d leaving chart/values.yaml→o/c",
                "release o/c with go.mod→o/d leaving docs/guide.md→o/a",
                "update o/d with chart/values.yaml→o/c",
                "release o/b with go.mod→o/c",
                "release o/a with go.mod→o/b",
                "update o/c with docs/guide.md→o/a",
            ],
            Workspace.Lines(order));
    }

    [Fact]
    public void Two_circles_apart_are_two()
    {
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime);
        _workspace.Refer("o/b", "o/a", ReferencePurpose.BuildTime);
        _workspace.Refer("o/c", "o/d", ReferencePurpose.BuildTime);
        _workspace.Refer("o/d", "o/c", ReferencePurpose.Document);
        _workspace.Refer("o/a", "o/c", ReferencePurpose.BuildTime);
        Assert.Equal(["o/a o/b", "o/c o/d"], _workspace.Order([]).Cycles.Select(cycle => string.Join(' ', cycle.Members)));
    }

    [Fact]
    public void A_declared_self_reference_names_its_release_and_any_other_one_follows_it()
    {
        _workspace.Refer("o/a", "o/a", ReferencePurpose.RunTime, reference => reference with { Rule = WrittenLedger.Rule(RuleMeaning.Self) });
        _workspace.Refer("o/a", "o/a", ReferencePurpose.Document);
        var order = _workspace.Order(["a"], "a=1.1.0");
        Assert.Empty(order.Cycles);
        Assert.Equal(["release o/a with chart/values.yaml→o/a leaving docs/guide.md→o/a", "update o/a with docs/guide.md→o/a"], Workspace.Lines(order));
    }

    [Fact]
    public void What_names_no_release_or_one_on_purpose_orders_nothing()
    {
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime, reference => reference with { Kind = ReferenceKind.Historical });
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime, reference => reference with { Kind = ReferenceKind.LowerBound });
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime, reference => reference with { Rule = WrittenLedger.Rule(RuleMeaning.MayDiffer) });
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime, reference => reference with { Version = null, Written = "$VERSION" });
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime, reference => reference with { Artifact = new ReferencedArtifact(ArtifactKind.Image, "x/y") });
        var order = _workspace.Order(["b"]);
        Assert.Empty(order.Edges);
        Assert.Equal(["release o/b"], Workspace.Lines(order));
    }

    [Fact]
    public void What_names_the_next_version_already_is_no_update()
    {
        _workspace.Refer("o/a", "o/b", ReferencePurpose.BuildTime);
        Assert.Equal(["release o/b", "release o/a"], Workspace.Lines(_workspace.Order(["b"], "b=1.0.0")));
    }

    [Fact]
    public void A_circle_too_large_to_search_whole_is_cut_as_well()
    {
        const int Members = 30;
        for (var number = 0; number < Members; number++)
        {
            _workspace.Refer($"o/r{number:00}", $"o/r{(number + 1) % Members:00}", number == 7 ? ReferencePurpose.Document : ReferencePurpose.BuildTime);
        }

        var cycle = Assert.Single(_workspace.Order([]).Cycles);
        Assert.Equal(Members, cycle.Members.Count);
        Assert.Equal("o/r07", Assert.Single(cycle.Cuts).Edge.From);
    }

    [Fact]
    public void Every_order_leads_only_to_what_is_published_and_ends_with_all_adopted() =>
        Gen.Select(Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Enum<ReferencePurpose>()).Array[0, 14], Gen.Int[0, 5].Array[1, 3]).Sample(RequireSafe, iter: 300, threads: 1);

    [Fact]
    public void Names_and_versions_are_read_strictly()
    {
        _workspace.With("o/core", "o/plugin", "p/plugin");
        Assert.Contains("kubestellar=0.31.0", Assert.Throws<InvalidReleaseTargetException>(() => _workspace.Order([], "core")).Message, StringComparison.Ordinal);
        Assert.Equal("core=2.0.0", Assert.Throws<InvalidReleaseTargetException>(() => _workspace.Order([], "core=1.0.0", "core=2.0.0")).Text);
        Assert.Contains("give 1.0.0", Assert.Throws<InvalidVersionException>(() => _workspace.Order([], "core=v1.0.0")).Message, StringComparison.Ordinal);
        Assert.Equal(["o/plugin", "p/plugin"], Assert.Throws<UnknownRepositoryException>(() => _workspace.Order(["plugin"])).Near);
        Assert.Equal(["o/core"], Assert.Throws<UnknownRepositoryException>(() => _workspace.Order(["corr"])).Near);
        Assert.Equal(["release p/plugin"], Workspace.Lines(_workspace.Order(["p/plugin"])));
    }

    public void Dispose() => _workspace.Dispose();

    private static void RequireSafe((int From, int To, ReferencePurpose Purpose)[] edges, int[] changed)
    {
        using var workspace = new Workspace();
        workspace.With([.. Enumerable.Range(0, 6).Select(number => $"o/r{number}")]);
        foreach (var (from, to, purpose) in edges)
        {
            workspace.Refer($"o/r{from}", $"o/r{to}", purpose);
        }

        var order = workspace.Order([.. changed.Select(number => $"r{number}")]);
        var (published, updated) = (new HashSet<string>(StringComparer.Ordinal), new List<(string, TextPlace)>());
        foreach (var step in order.Steps)
        {
            Assert.All(step.Updates, update => Assert.Contains(update.Releases, published));
            Assert.All(step.Stays, stays => Assert.DoesNotContain(stays.Releases, published));
            updated.AddRange(step.Updates.Select(update => (step.Repository, update.Place)));
            Assert.True(step.Kind == OrderStepKind.Update ? step.Updates.Count > 0 : published.Add(step.Repository));
        }

        Assert.Equal(updated.Count, updated.Distinct().Count());
        Assert.Equal(edges.Count(edge => published.Contains($"o/r{edge.To}")), updated.Count);
        Assert.All(changed, number => Assert.Contains($"o/r{number}", published));
        Assert.Equal(Workspace.Lines(order), Workspace.Lines(workspace.Order([.. changed.Reverse().Select(number => $"r{number}")])));
    }
}
