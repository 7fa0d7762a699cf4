using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class UpdateGoalTests : IDisposable
{
    private readonly UpdateWorkshop _workshop = new();

    [Fact]
    public async Task All_that_is_behind_names_the_newest_release_and_what_is_ahead_stays()
    {
        _workshop.Releases.Add(KubeFlex, "0.9.3", "0.9.10", "1.0.0-rc.1");
        _workshop.Releases.Add(Core, "0.30.0");
        _workshop.Write("a.txt", "0.9.3 v0.9.2 0.9.11 0.29.0 1.2.3");
        _workshop.Written.Add("a.txt", "⟦0.9.3⟧", ReferenceForm.Image, FlexImage);
        _workshop.Written.Add("a.txt", "⟦v0.9.2⟧", ReferenceForm.HelmArguments, FlexChart);
        _workshop.Written.Add("a.txt", "⟦0.9.11⟧", ReferenceForm.Image, FlexImage);
        _workshop.Written.Add("a.txt", "⟦0.29.0⟧", ReferenceForm.Image, CoreChart);
        _workshop.Written.Add("a.txt", "⟦1.2.3⟧", ReferenceForm.Image, Proxy);
        (await PlanAllAsync()).Apply();
        Assert.Equal("0.9.10 v0.9.10 0.9.11 0.30.0 1.2.3", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task Who_follows_pre_releases_gets_the_newest_of_them_as_people_count()
    {
        _workshop.Releases.Add(StatusAddon, "0.2.0-rc9", "0.2.0-rc17", "0.1.0");
        _workshop.Write("a.txt", "0.2.0-rc9");
        _workshop.Written.Add("a.txt", "⟦0.2.0-rc9⟧", ReferenceForm.Variable, new ReferencedArtifact(ArtifactKind.Source, StatusAddon) { Repository = StatusAddon });
        (await PlanAllAsync()).Apply();
        Assert.Equal("0.2.0-rc17", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task A_commit_without_a_tag_is_no_pre_release_to_follow()
    {
        _workshop.Releases.Add(KubeFlex, "0.9.3", "0.9.5-rc.1");
        _workshop.Write("a.txt", "v0.9.4-0.20231215133035-02f74c29b172 v0.8.0");
        _workshop.Written.Add("a.txt", "⟦v0.9.4-0.20231215133035-02f74c29b172⟧", ReferenceForm.GoInstall, FlexModule);
        _workshop.Written.Add("a.txt", "⟦v0.8.0⟧", ReferenceForm.GoInstall, FlexModule);
        (await PlanAllAsync()).Apply();
        Assert.Equal("v0.9.4-0.20231215133035-02f74c29b172 v0.9.3", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task Where_nothing_tells_the_releases_references_stay_and_that_is_told()
    {
        _workshop.Releases.Add(KubeFlex, "0.9.3");
        _workshop.Releases.Missing.Add(FlexImage.Name);
        _workshop.Write("a.txt", "3.14.0 0.9.2");
        _workshop.Written.Add("a.txt", "⟦3.14.0⟧", ReferenceForm.Image, HelmImage);
        _workshop.Written.Add("a.txt", "⟦0.9.2⟧", ReferenceForm.Image, FlexImage);
        var update = Assert.Single((await PlanAllAsync()).Repositories);
        Assert.Empty(update.Changes);
        Assert.Equal(["nothing tells the releases of helm/helm, so that references to them stay"], update.Notes.Select(note => note.Text));
        Assert.Equal([UntouchedCause.Unpublished], update.Untouched.Select(untouched => untouched.Cause));
    }

    [Fact]
    public async Task A_release_moves_the_declared_references_to_itself_alone()
    {
        _workshop.Write("a.txt", "hook 0.30.0, docs 0.29.0, old 0.21.0, flex 0.9.2");
        _workshop.Written.Add("a.txt", "hook ⟦0.30.0⟧", ReferenceForm.HelmArguments, CoreChart, reference => reference with { Rule = WrittenLedger.Rule(RuleMeaning.Self) });
        _workshop.Written.Add("a.txt", "docs ⟦0.29.0⟧", ReferenceForm.HelmArguments, CoreChart);
        _workshop.Written.Add("a.txt", "old ⟦0.21.0⟧", ReferenceForm.HelmArguments, CoreChart, reference => reference with { Kind = ReferenceKind.Historical });
        _workshop.Written.Add("a.txt", "flex ⟦0.9.2⟧", ReferenceForm.Image, FlexImage);
        var goal = new ReleaseGoal(Core, ReleaseVersion.Parse("0.31.0-rc.1"));
        var plan = await _workshop.PlanAsync(goal);
        plan.Apply();
        Assert.Equal("hook 0.31.0-rc.1, docs 0.29.0, old 0.21.0, flex 0.9.2", _workshop.Text("a.txt"));
        Assert.Equal([UntouchedCause.Undeclared, UntouchedCause.Historical], plan.Repositories[0].Untouched.Select(untouched => untouched.Cause));
    }

    [Fact]
    public async Task A_release_of_another_repository_changes_nothing_here()
    {
        _workshop.Write("a.txt", "0.9.2");
        _workshop.Written.Add("a.txt", "⟦0.9.2⟧", ReferenceForm.Image, FlexImage);
        var update = Assert.Single((await _workshop.PlanAsync(new ReleaseGoal(KubeFlex, ReleaseVersion.Parse("0.9.3")))).Repositories);
        Assert.Empty(update.Changes);
        Assert.Empty(update.Untouched);
    }

    [Fact]
    public async Task A_version_that_nothing_knows_is_refused_with_the_way_out()
    {
        _workshop.Releases.Add(KubeFlex, "0.9.1", "0.9.2", "0.9.3");
        var refused = await RefuseAsync(new ArtifactChoice(KubeFlex, KubeFlex, IsRepository: true), "0.9.4");
        Assert.Contains("the newest are 0.9.3, 0.9.2, 0.9.1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--allow-unpublished", refused.Message, StringComparison.Ordinal);
        Assert.Contains("nothing that tells its releases", (await RefuseAsync(new ArtifactChoice("helm/helm", "helm/helm", IsRepository: true), "3.15.0")).Message, StringComparison.Ordinal);
        await PublishedVersion.RequireAsync(new ArtifactGoal(new ArtifactChoice(KubeFlex, KubeFlex, IsRepository: true), ReleaseVersion.Parse("0.9.3")), [], _workshop.Releases, CancellationToken.None);
    }

    [Fact]
    public async Task An_artifact_that_its_release_lacks_is_refused()
    {
        _workshop.Releases.Add(KubeFlex, "0.9.3");
        _workshop.Releases.Missing.Add(FlexImage.Name);
        _workshop.Write("a.txt", "0.9.2");
        _workshop.Written.Add("a.txt", "⟦0.9.2⟧", ReferenceForm.Image, FlexImage);
        var refused = await RefuseAsync(new ArtifactChoice(FlexImage.Name, KubeFlex, IsRepository: false), "0.9.3");
        Assert.Equal(FlexImage.Name, refused.Name);
        Assert.Contains("the release, but nothing that tells it is published there", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _workshop.Dispose();

    private async Task<UpdatePlan> PlanAllAsync() => await _workshop.PlanAsync(await NewestReleases.FindAsync(_workshop.Scanned(), _workshop.Releases, CancellationToken.None));

    private Task<UnpublishedVersionException> RefuseAsync(ArtifactChoice choice, string version) => Assert.ThrowsAsync<UnpublishedVersionException>(
        () => PublishedVersion.RequireAsync(new ArtifactGoal(choice, ReleaseVersion.Parse(version)), _workshop.Scanned(), _workshop.Releases, CancellationToken.None));
}
