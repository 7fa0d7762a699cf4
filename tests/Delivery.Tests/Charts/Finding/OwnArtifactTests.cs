using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class OwnArtifactTests
{
    private static readonly Dictionary<RepositoryName, ChartReferenceKind> Own = new()
    {
        [RepositoryName.Parse("ghcr.io/own/agent")] = ChartReferenceKind.Image,
        [RepositoryName.Parse("ghcr.io/own/charts/agent-chart")] = ChartReferenceKind.Chart,
    };

    [Theory]
    [InlineData("spec:\n  containers:\n  - image: example.org/x:1\n    args: [--agent=ghcr.io/own/agent:0.9, other]", "ghcr.io/own/agent:0.9")]
    [InlineData("spec:\n  containers:\n  - image: example.org/x:1\n    command: [sh, -c, 'run ghcr.io/own/agent:0.9 now']", "ghcr.io/own/agent:0.9")]
    [InlineData("spec:\n  containers:\n  - image: example.org/x:1\n    env: [{name: AGENT, value: 'docker://ghcr.io/own/agent:0.9'}]", "ghcr.io/own/agent:0.9")]
    [InlineData("spec:\n  agent: ghcr.io/own/agent@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "ghcr.io/own/agent@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("metadata: {annotations: {note: 'Runs GHCR.io/own/agent:0.9.'}}", "GHCR.io/own/agent:0.9")]
    [InlineData("spec: {chart: 'oci://ghcr.io/own/charts/agent-chart:v0.9'}", "ghcr.io/own/charts/agent-chart:v0.9")]
    [InlineData("spec: {agent: {repository: ghcr.io/own/agent, tag: '0.9'}}", "ghcr.io/own/agent:0.9")]
    [InlineData("spec: {agent: {registry: ghcr.io, repository: own/agent, tag: '0.9'}}", "ghcr.io/own/agent:0.9")]
    [InlineData("spec: {source: {repoURL: ghcr.io/own/charts, chart: agent-chart, targetRevision: v0.9}}", "ghcr.io/own/charts/agent-chart:v0.9")]
    [InlineData("spec: {url: 'oci://ghcr.io/own/charts/agent-chart', ref: {tag: v0.9}}", "ghcr.io/own/charts/agent-chart:v0.9")]
    public void An_own_artifact_that_is_named_with_a_version_is_found_wherever_it_stands(string manifest, string expected)
    {
        var findings = Find($"apiVersion: example.org/v1\nkind: Engine\n{manifest}\n");
        Assert.Equal(expected, Assert.Single(findings.References, found => found.Role == ChartReferenceRole.Named).Text);
    }

    [Fact]
    public void Texts_in_a_ConfigMap_and_scripts_are_searched_line_by_line_without_their_comments()
    {
        var findings = Find(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: c}
            data:
              agent: ghcr.io/own/agent:0.7
              settings: |
                first: 1
                agent = ghcr.io/own/agent:0.8
                # image: ghcr.io/others/commented:1
              deploy.sh: |
                set -e
                kubectl apply -f - <<EOF
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - image: ghcr.io/others/tool:0.9
                EOF
            """);
        Assert.Equal(
            ["Image ghcr.io/own/agent:0.7 templates/a.yaml:5 [ConfigMap c]", "Image ghcr.io/own/agent:0.8 templates/a.yaml:8 [ConfigMap c]", "Image ghcr.io/others/tool:0.9 templates/a.yaml:17 [ConfigMap c]"],
            findings.Lines());
        Assert.Empty(findings.Problems);
    }

    [Theory]
    [InlineData("ghcr.io/own/agent-other:1")]
    [InlineData("ghcr.io/own/agent")]
    [InlineData("ghcr.io/own/agent: the image")]
    [InlineData("mirror.example.org/ghcr.io/own/agent:1")]
    public void What_is_another_repository_or_has_no_version_is_not_found(string text) =>
        Assert.Empty(Find($"apiVersion: v1\nkind: Engine\nspec: {{note: '{text}'}}\n").References);

    [Theory]
    [InlineData("ghcr.io/own/agent:$(TAG)", "a shell fills it in")]
    [InlineData("ghcr.io/own/agent:{{ .Release.Name }}", "who installs the chart chooses it")]
    [InlineData("ghcr.io/own/agent:{{ \"{{.Tag}}\" }}", "whoever reads the manifest fills it in")]
    public void An_own_artifact_whose_version_is_filled_in_later_is_a_problem(string text, string reason) =>
        Assert.EndsWith(reason, Assert.Single(Find($"apiVersion: v1\nkind: Engine\nspec: {{agent: '{text}'}}\n").Problems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("args: ['--agent-image=example.org/agent:1']")]
    [InlineData("args: ['--agent-image', 'example.org/agent:1']")]
    [InlineData("args: [sh, -c, 'run --image=\"example.org/agent:1\" && true']")]
    [InlineData("agentImage: example.org/agent:1")]
    public void An_image_of_others_is_found_where_the_word_before_it_says_that_it_is_one(string entry)
    {
        var found = Assert.Single(Find($"apiVersion: v1\nkind: Engine\nspec:\n  {entry}\n").References);
        Assert.Equal(("example.org/agent:1", ChartReferenceRole.Passed), (found.Text, found.Role));
    }

    [Theory]
    [InlineData("args: ['--image-pull-policy=a/b:c', '--imagePullPolicy=a/b:c', '--image=fast', '--images=example.org/a:1,example.org/b:1']", "example.org/a:1")]
    [InlineData("baseImage: example.org/without-a-tag")]
    public void What_only_looks_like_an_image_is_left_alone(string entry, params string[] expected) =>
        Assert.Equal(expected, Find($"apiVersion: v1\nkind: Engine\nspec:\n  {entry}\n").Texts());

    private static ChartFindings Find(string template) => ChartReferenceFinder.Find(TestChart.Of(("templates/a.yaml", template)), Own);
}
