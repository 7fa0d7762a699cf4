using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Rules;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class MovingTests : IDisposable
{
    private static readonly ReferencedArtifact Fork = new(ArtifactKind.Source, "somebody/kubeflex") { Repository = "somebody/kubeflex" };

    private readonly CheckWorkshop _workshop = new();

    [Theory]
    [InlineData("latest", "latest, which moves")]
    [InlineData("", "none")]
    public async Task A_tag_that_moves_or_none_is_refused_unless_a_rule_lets_it_move(string tag, string found)
    {
        var verdict = await CheckWorkshop.SingleAsync(new NoMovingCheck(), _workshop.Repository(Moving(Foreign, tag), Moving(Foreign, "edge", 2).Under(RuleMeaning.MayMove)));
        Assert.Equal(("a version of image quay.example.org/others/proxy", found), (verdict.Check.Expected, verdict.Check.Actual));
        Assert.EndsWith("{ path: deploy.yaml, is: may-move, reason: … }", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_places_of_an_artifact_at_one_moving_tag_are_one_verdict()
    {
        var verdicts = await CheckWorkshop.EvaluateAsync(new NoMovingCheck(), _workshop.Repository(
            Exact(Foreign, "latest", "a.yaml").As(ReferenceKind.Moving), Exact(Foreign, "latest", "b.yaml", 7).As(ReferenceKind.Moving), Exact(Foreign, "edge", "c.yaml").As(ReferenceKind.Moving)));
        Assert.Equal(["latest, which moves; also in b.yaml:7", "edge, which moves"], verdicts.Select(verdict => verdict.Check.Actual));
        Assert.EndsWith("{ path: \"*\", artifact: quay.example.org/others/proxy, is: may-move, reason: … }", verdicts[0].Check.Fix, StringComparison.Ordinal);
        Assert.Equal(2, verdicts[0].Sites.Count);
    }

    [Fact]
    public async Task All_places_of_sources_at_one_branch_are_one_verdict()
    {
        var verdict = await CheckWorkshop.SingleAsync(new NoBranchOrForkCheck(), _workshop.Repository(Branch("main", 1, ReferenceForm.Action), Branch("main", 4, ReferenceForm.SourceUrl)));
        Assert.Equal("branch main; also in deploy.yaml:4", verdict.Check.Actual);
        Assert.EndsWith("{ path: deploy.yaml, is: may-move, reason: … }", verdict.Check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_of_a_fork_is_refused_once()
    {
        var verdict = await CheckWorkshop.SingleAsync(new NoBranchOrForkCheck(), _workshop.Repository(Moving(Fork, "topic") with { Form = ReferenceForm.SourceUrl }));
        Assert.Equal("somebody/kubeflex, a fork", verdict.Check.Actual);
    }

    [Fact]
    public async Task The_image_of_kubebuilder_is_no_placeholder_beside_the_kustomization_that_replaces_it()
    {
        var controller = Placeholder(new ReferencedArtifact(ArtifactKind.Image, "controller"), "latest", "config/manager/manager.yaml");
        var kustomization = Exact(Flex, "0.9.3", "config/manager/kustomization.yaml") with { Form = ReferenceForm.KustomizeImage };
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new NoPlaceholderCheck(), _workshop.Repository(controller, kustomization)));
        var verdict = await CheckWorkshop.SingleAsync(new NoPlaceholderCheck(), _workshop.AtHead(controller with { Place = At("deploy/manager.yaml", 3) }, kustomization));
        Assert.Equal("kubestellar-sample/kubestellar deploy/manager.yaml:3", verdict.Check.Subject);
    }

    [Fact]
    public async Task A_tag_of_an_action_that_moves_is_no_branch()
    {
        var action = Moving(new ReferencedArtifact(ArtifactKind.Source, "actions/checkout") { Repository = "actions/checkout" }, "v4") with { Form = ReferenceForm.Action };
        Assert.True((await CheckWorkshop.SingleAsync(new NoMovingCheck(), _workshop.Repository(action))).Check.Refuses);
        await CheckWorkshop.PassesAsync(new NoBranchOrForkCheck(), _workshop.AtHead(action));
    }

    [Fact]
    public async Task Sources_at_a_branch_are_refused_and_pages_are_mentioned_once_an_artifact()
    {
        var verdicts = await CheckWorkshop.EvaluateAsync(new NoBranchOrForkCheck(), _workshop.Repository(
            Branch("main", 1, ReferenceForm.SourceUrl), Branch("main", 2, ReferenceForm.PageUrl), Branch("main", 3, ReferenceForm.PageUrl), Branch("main", 4, ReferenceForm.SourceUrl).Under(RuleMeaning.MayMove)));
        Assert.Equal([(true, false, "branch main"), (false, true, "2 × a page of branch main; also in deploy.yaml:3")], verdicts.Select(verdict => (verdict.Check.Refuses, verdict.Check.IsInformation, verdict.Check.Actual)));
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new NoMovingCheck(), _workshop.AtHead(Branch("main", 1, ReferenceForm.SourceUrl))));
    }

    [Fact]
    public async Task Whatever_comes_from_a_fork_of_the_family_is_refused_at_any_version()
    {
        var verdict = await CheckWorkshop.SingleAsync(new NoBranchOrForkCheck(), _workshop.Repository(Exact(Fork, "v0.9.3", "up.sh", 8), Exact(Fork, "v0.9.3", "notes.md", 8) with { Form = ReferenceForm.PageUrl }, Exact(FlexSource, "v0.9.3")));
        Assert.Equal(("kubestellar-sample/kubestellar up.sh:8", "kubestellar/kubeflex", "somebody/kubeflex, a fork"), (verdict.Check.Subject, verdict.Check.Expected, verdict.Check.Actual));
    }

    [Fact]
    public async Task Placeholders_stand_in_charts_that_a_release_fills_and_nowhere_else()
    {
        (string, string)[] files = [("chart/Chart.yaml", "apiVersion: v2\nname: tool\nversion: 0.0.0\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/kubestellar-sample\n  delivery.kubestellar.io/deploys: ghcr.io/kubestellar-sample/kubestellar/tool\n  delivery.kubestellar.io/images: TOOL_IMAGE_PLACEHOLDER=ghcr.io/kubestellar-sample/kubestellar/tool\n"), ("config/manager/kustomization.yaml", "resources: [manager.yaml]\n")];
        var placeholder = new ReferencedArtifact(ArtifactKind.Image, "TOOL_IMAGE_PLACEHOLDER");
        var verdict = await CheckWorkshop.SingleAsync(new NoPlaceholderCheck(), _workshop.Repository(files,
        [
            Placeholder(placeholder, "", "chart/templates/tool.yaml"), Placeholder(placeholder, "", "config/tool.yaml"), Placeholder(Foreign, "${TAG}", "Makefile") with { Version = null },
            Placeholder(placeholder, "", "config/manager/kustomization.yaml") with { Form = ReferenceForm.KustomizeImage }, Placeholder(new ReferencedArtifact(ArtifactKind.Image, "controller"), "latest", "config/manager/manager.yaml"),
        ]));
        Assert.Equal("kubestellar-sample/kubestellar config/tool.yaml:1", verdict.Check.Subject);
    }

    public void Dispose() => _workshop.Dispose();

    private static VersionedReference Moving(ReferencedArtifact artifact, string tag, int line = 1) => Exact(artifact, tag, line: line).As(ReferenceKind.Moving) with { Version = tag.Length == 0 ? null : tag };

    private static VersionedReference Branch(string name, int line, ReferenceForm form) => Moving(FlexSource, name, line) with { Form = form };

    private static VersionedReference Placeholder(ReferencedArtifact artifact, string written, string file) => Exact(artifact, written, file).As(ReferenceKind.Placeholder) with { Version = written.Length == 0 ? null : written };
}
