using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Checks;

public sealed class ResolveCheckTests : IDisposable
{
    private readonly CheckWorkshop _workshop = new();
    private readonly KnownVersions _published = new KnownVersions().With(Flex, "0.9.2", "0.9.3", "0.10.0-rc.1");

    [Fact]
    public async Task Versions_that_exist_pass()
    {
        await CheckWorkshop.PassesAsync(new ResolveCheck(_published), _workshop.Repository(Exact(Flex, "0.9.2"), Exact(Flex, "0.9.3", "other.yaml").As(ReferenceKind.LowerBound)));
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_named_with_file_and_line_and_the_command_that_names_the_newest()
    {
        var verdict = await CheckWorkshop.SingleAsync(new ResolveCheck(_published), _workshop.Repository(Exact(Flex, "9.9.9", "hooks/wds.yaml", 7), Exact(Flex, "9.9.9", "scripts/up.sh", 3)));
        Assert.True(verdict.Check.Refuses);
        Assert.Equal("kubestellar-sample/kubestellar hooks/wds.yaml:7", verdict.Check.Subject);
        Assert.Equal("image ghcr.io/kubestellar/kubeflex/manager 9.9.9, which exists", verdict.Check.Expected);
        Assert.Equal("a test says no; also named in scripts/up.sh:3", verdict.Check.Actual);
        Assert.Equal($"./build.sh UpdateReferences --source {_workshop.Source.Folder} --artifact ghcr.io/kubestellar/kubeflex/manager --to 0.9.3", verdict.Check.Fix);
        Assert.Equal(2, verdict.Sites.Count);
    }

    [Fact]
    public async Task An_artifact_whose_name_nobody_can_tell_is_not_asked_for()
    {
        var nameless = new ReferencedArtifact(ArtifactKind.Image, "{{.Values.image.repository}}");
        var verdicts = await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.Repository(Exact(nameless, "1.0.0")));
        var open = Assert.Single(verdicts, verdict => !verdict.Check.IsCheckable);
        Assert.Contains("the name holds variables that nothing in the repository gives a value: image {{.Values.image.repository}} 1.0.0", open.Check.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_use_is_reported_where_its_literal_stands()
    {
        var literal = Exact(Flex, "9.9.9", "core-chart/values.yaml", 9);
        var use = Exact(Flex, "9.9.9", "core-chart/templates/wds.yaml", 12) with { Written = "{{.Values.X}}", DefinedAt = literal.Place };
        var verdict = await CheckWorkshop.SingleAsync(new ResolveCheck(_published), _workshop.Repository(literal, use));
        Assert.Equal("kubestellar-sample/kubestellar core-chart/values.yaml:9 (used in core-chart/templates/wds.yaml:12)", verdict.Check.Subject);
        Assert.Equal(literal.Place, Assert.Single(verdict.Sites).Place);
    }

    [Fact]
    public async Task A_literal_that_two_artifacts_use_is_asked_for_both()
    {
        var literal = Exact(Flex, "0.9.3", "core-chart/values.yaml", 9);
        var verdict = await CheckWorkshop.SingleAsync(
            new ResolveCheck(_published.With(FlexChart, "v0.9.2")),
            _workshop.Repository(literal, Exact(FlexChart, "v0.9.3", "core-chart/templates/wds.yaml", 4) with { Written = "v{{.Values.X}}", DefinedAt = literal.Place, Prefix = "v" }));
        Assert.Contains("chart ghcr.io/kubestellar/kubeflex/chart/kubeflex-operator v0.9.3", verdict.Check.Expected, StringComparison.Ordinal);
        Assert.StartsWith("kubestellar-sample/kubestellar core-chart/values.yaml:9 ", verdict.Check.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_can_tell_is_named_once_for_each_reason_and_refuses_nothing()
    {
        var many = Enumerable.Range(1, 30).Select(number => Exact(Foreign, $"1.0.{number}", line: number)).Append(Exact(Flex, "x") with { Version = null, Written = "${WHICH}" });
        var verdicts = await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.Repository([.. many]));
        var open = verdicts.Where(verdict => !verdict.Check.IsCheckable).ToList();
        Assert.Equal(2, open.Count);
        Assert.DoesNotContain(verdicts, verdict => verdict.Check.Refuses);
        Assert.EndsWith("image quay.example.org/others/proxy 1.0.10 and 20 more", open[0].Check.Actual, StringComparison.Ordinal);
        Assert.Contains("image ghcr.io/kubestellar/kubeflex/manager ${WHICH}", open[1].Check.Actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReferenceKind.Historical)]
    [InlineData(ReferenceKind.Placeholder)]
    [InlineData(ReferenceKind.Moving)]
    public async Task What_names_no_version_that_must_exist_is_not_asked_for(ReferenceKind kind)
    {
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.Repository(Exact(Flex, "9.9.9").As(kind))));
        Assert.Empty(_published.Asked);
    }

    [Fact]
    public async Task What_a_rule_takes_out_is_not_asked_for()
    {
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.Repository(Exact(Flex, "9.9.9").Under(Delivery.References.Rules.RuleMeaning.Ignored))));
    }

    [Fact]
    public async Task A_module_that_is_found_in_a_folder_has_no_version_to_ask_for()
    {
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.Repository(Exact(FlexModule, "v0.0.0-00010101000000-000000000000", "go.mod"))));
    }

    [Fact]
    public async Task A_repository_that_is_being_released_is_not_asked_for_its_own_versions()
    {
        var self = Exact(Flex, "9.9.9").As(ReferenceKind.Self);
        Assert.True((await CheckWorkshop.SingleAsync(new ResolveCheck(_published), _workshop.Repository(self))).Check.Refuses);
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.AtHead(self) with { BeingReleased = ReleaseVersion.Parse("9.9.9") }));
    }

    [Fact]
    public async Task A_tag_of_the_wrong_style_is_left_to_the_check_of_styles()
    {
        var wrong = Exact(Flex, "v0.9.3").Styled(TagStyle.Plain);
        Assert.Empty(await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published), _workshop.Repository(wrong)));
        var verdict = await CheckWorkshop.SingleAsync(new TagStyleCheck(), _workshop.AtHead(wrong));
        Assert.Equal(("image ghcr.io/kubestellar/kubeflex/manager 0.9.3", "v0.9.3"), (verdict.Check.Expected, verdict.Check.Actual));
    }

    [Fact]
    public async Task A_literal_that_is_right_for_others_is_mended_where_an_expression_makes_the_wrong_style_of_it()
    {
        var page = Exact(FlexSource, "0.9.3", "chart/NOTES.txt", 7).Styled(TagStyle.WithV) with { Form = ReferenceForm.PageUrl, DefinedAt = At("chart/values.yaml", 9), Written = "{{.Values.FLEX}}" };
        var image = Exact(Flex, "0.9.3", "chart/templates/flex.yaml").Styled(TagStyle.Plain) with { DefinedAt = At("chart/values.yaml", 9), Written = "{{.Values.FLEX}}" };
        var verdict = await CheckWorkshop.SingleAsync(new TagStyleCheck(), _workshop.Repository(page, image));
        Assert.Equal(("kubestellar-sample/kubestellar chart/NOTES.txt:7", "0.9.3, of chart/values.yaml:9"), (verdict.Check.Subject, verdict.Check.Actual));
        Assert.Equal("let the expression there make v0.9.3", verdict.Check.Fix);
        Assert.Contains("UpdateReferences", (await CheckWorkshop.SingleAsync(new TagStyleCheck(), _workshop.AtHead(page))).Check.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReferenceForm.Prose, true)]
    [InlineData(ReferenceForm.Variable, true)]
    [InlineData(ReferenceForm.SourceUrl, false)]
    public async Task A_sentence_names_a_git_tag_with_or_without_its_v_and_an_address_does_not(ReferenceForm form, bool right)
    {
        var repository = _workshop.Repository(Exact(FlexSource, "0.9.3").Styled(TagStyle.WithV) with { Form = form });
        Assert.Equal(right, (await CheckWorkshop.SingleAsync(new TagStyleCheck(), repository)).Check.Ok);
        var resolved = await CheckWorkshop.EvaluateAsync(new ResolveCheck(_published.With(FlexSource, "v0.9.3")), repository);
        Assert.Equal(right, resolved.Any(verdict => verdict.Check is { Ok: true, IsCheckable: true }));
    }

    public void Dispose() => _workshop.Dispose();
}
