using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class HelmTemplateTests : IDisposable
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - image: example.org/a:1\n";

    private readonly TemporaryDirectory _folder = new();

    [SkippableFact]
    public async Task Nothing_is_reported_where_helm_renders_the_same() =>
        Assert.Empty(await CompareAsync("# Source: box/templates/a.yaml\n" + Pod));

    [SkippableFact]
    public async Task Differences_are_reported_in_both_directions()
    {
        var problems = await CompareAsync("# Source: box/templates/a.yaml\n" + Pod.Replace("a:1", "a:2", StringComparison.Ordinal));
        Assert.Equal(
            [
                ("box/templates/a.yaml", "example.org/a:2", "helm renders this image, and it was not found without helm"),
                ("templates/a.yaml", "example.org/a:1", "this was found without helm, and helm does not render it"),
            ],
            problems.Select(problem => (problem.File, problem.Expression, problem.What)));
    }

    [SkippableFact]
    public async Task What_is_conditional_need_not_be_rendered() =>
        Assert.Empty(await CompareAsync("# Source: box/templates/a.yaml\n" + Pod, Pod + "{{ if .Values.more }}\n  - image: example.org/more:1\n{{ end }}\n"));

    [SkippableFact]
    public async Task Every_document_that_helm_prints_is_read_hooks_too()
    {
        var hook = Pod.Replace("Pod", "Job", StringComparison.Ordinal).Replace("a:1", "hook:1", StringComparison.Ordinal);
        Assert.Empty(await CompareAsync($"# Source: box/templates/a.yaml\n{Pod}---\n# Source: box/templates/hook.yaml\n{hook}", $"{Pod}---\n{hook}"));
    }

    [SkippableFact]
    public async Task Helm_gets_the_files_of_the_chart_and_no_settings_of_the_user()
    {
        Unix();
        var helm = _folder.WriteProgram(
            "helm",
            $"""
            #!/bin/sh
            [ "$1 $2" = "template release-name" ] && [ -n "$HELM_CONFIG_HOME" ] || exit 9
            cat "$3/Chart.yaml" "$3/templates/a.yaml" > '{_folder["seen"]}'
            echo "$3" > '{_folder["where"]}'
            """);
        var chart = TestChart.Of(("templates/a.yaml", "a: 1\n"));
        Assert.Empty(await new HelmTemplate(helm).CompareAsync(chart, ChartReferenceFinder.Find(chart), CancellationToken.None));
        Assert.Equal(TestChart.Metadata + "a: 1\n", File.ReadAllText(_folder["seen"]));
        Assert.False(Directory.Exists(File.ReadAllText(_folder["where"]).Trim()));
    }

    [SkippableFact]
    public async Task What_helm_complains_about_is_a_problem()
    {
        Unix();
        var helm = _folder.WriteProgram("helm", "#!/bin/sh\necho 'Error: no good' >&2\nexit 1\n");
        var chart = TestChart.Of(("templates/a.yaml", Pod));
        var problem = Assert.Single(await new HelmTemplate(helm).CompareAsync(chart, ChartReferenceFinder.Find(chart), CancellationToken.None));
        Assert.Equal("helm template fails with exit code 1: Error: no good", problem.What);
    }

    [Fact]
    public async Task A_missing_helm_is_a_fault_that_says_so()
    {
        var chart = TestChart.Of(("templates/a.yaml", Pod));
        var helm = new HelmTemplate(_folder["no-helm"]);
        var exception = await Assert.ThrowsAsync<HelmMissingException>(() => helm.CompareAsync(chart, ChartReferenceFinder.Find(chart), CancellationToken.None));
        Assert.Equal(_folder["no-helm"], exception.Program);
        Assert.Contains("install helm", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<ChartProblem>> CompareAsync(string rendered, string template = Pod)
    {
        Unix();
        var output = _folder.Write("output", "---\n" + rendered);
        var helm = _folder.WriteProgram("helm", $"#!/bin/sh\nexec cat '{output}'\n");
        var chart = TestChart.Of(("templates/a.yaml", template));
        return await new HelmTemplate(helm).CompareAsync(chart, ChartReferenceFinder.Find(chart), CancellationToken.None);
    }

    private static void Unix() => Skip.If(OperatingSystem.IsWindows(), "a shell script plays helm");
}
