using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.Tests.References.Finding.Yaml;

public sealed class KindsOfFilesTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static Found In(string path, string text) => Found.In(path, text, YamlFinders.All);

    [Theory]
    [InlineData("chart/Chart.yaml")]
    [InlineData("chart/values.yaml")]
    [InlineData("chart/values-production.yaml")]
    [InlineData("chart/templates/values.yaml")]
    [InlineData("config/kustomization.yaml")]
    [InlineData(".github/workflows/release.yml")]
    [InlineData("docs/mkdocs.yml")]
    [InlineData("SECURITY-INSIGHTS.yml")]
    [InlineData("docker-compose.yml")]
    [InlineData("chart/templates/_helpers.tpl")]
    public void Every_YAML_file_has_one_finder(string path) => Assert.Single(YamlFinders.All, finder => finder.Reads(path));

    [Theory]
    [InlineData("chart/Chart.lock")]
    [InlineData("README.md")]
    [InlineData("package.json")]
    public void Derived_files_and_those_that_are_no_YAML_have_none(string path) => Assert.DoesNotContain(YamlFinders.All, finder => finder.Reads(path));

    [Fact]
    public void Values_are_assigned_under_the_names_that_templates_call_them_by()
    {
        var found = In("chart/values.yaml", """
            # SAMPLE_VERSION: "0.1.0"
            SAMPLE_VERSION: "0.2.0" # set by the release
            nothing:
            tilde: ~
            empty: ""
            kubeflex-operator:
              install: true
              image:
                repository: ghcr.io/kubestellar-sample/manager
                tag: '1.2.3'
            proxy:
              registry: quay.io
              repository: kubestellar-sample/proxy
              tag: v0.20.2
            by_digest: {repository: quay.io/a/b, tag: "", digest: "sha256:0123456789012345678901234567890123456789012345678901234567890123"}
            helper: quay.io/kubestellar-sample/helper:4.5.6
            """);

        Assert.Equal(
            [
                "Values.SAMPLE_VERSION = 0.2.0",
                "Values.kubeflex-operator.install = true",
                "Values.kubeflex-operator.image.repository = ghcr.io/kubestellar-sample/manager",
                "Values.kubeflex-operator.image.tag = 1.2.3",
                "Values.proxy.registry = quay.io",
                "Values.proxy.repository = kubestellar-sample/proxy",
                "Values.proxy.tag = v0.20.2",
                "Values.by_digest.repository = quay.io/a/b",
                "Values.by_digest.digest = sha256:0123456789012345678901234567890123456789012345678901234567890123",
                "Values.helper = quay.io/kubestellar-sample/helper:4.5.6",
            ],
            found.Assignments);
        Assert.Equal(
            [
                "1.2.3 | ghcr.io/kubestellar-sample/manager",
                "v0.20.2 | quay.io/kubestellar-sample/proxy",
                "sha256:0123456789012345678901234567890123456789012345678901234567890123 | quay.io/a/b",
                "4.5.6 | quay.io/kubestellar-sample/helper",
            ],
            found.Mentions);
    }

    [Theory]
    [InlineData("v0.9.3", "v0.9.3 | ghcr.io/kubestellar-sample/chart/operator")]
    [InlineData("\"0.9.3-rc.1\"", "0.9.3-rc.1 | ghcr.io/kubestellar-sample/chart/operator")]
    [InlineData("^1.2.3", "1.2.3 | ghcr.io/kubestellar-sample/chart/operator | LowerBound")]
    [InlineData("'~1.2'", "1.2 | ghcr.io/kubestellar-sample/chart/operator | LowerBound")]
    [InlineData("\">= 1.2.3 < 2\"", "1.2.3 | ghcr.io/kubestellar-sample/chart/operator | LowerBound")]
    [InlineData("1.2.3 - 1.9.0", "1.2.3 | ghcr.io/kubestellar-sample/chart/operator | LowerBound")]
    [InlineData("\"*\"", "* | ghcr.io/kubestellar-sample/chart/operator | Moving")]
    [InlineData("1.x", "1.x | ghcr.io/kubestellar-sample/chart/operator | Moving")]
    [InlineData("1.2.x", "1.2.x | ghcr.io/kubestellar-sample/chart/operator | Moving")]
    [InlineData("\"<2\"", "<2 | ghcr.io/kubestellar-sample/chart/operator | Moving")]
    public void A_dependency_of_a_chart_has_a_version_or_a_range(string version, string expected)
    {
        var found = In("chart/Chart.yaml", $"apiVersion: v2\nname: x\nversion: 0.1.0\nappVersion: \"0.1.0\"\ndependencies:\n- name: operator\n  version: {version} # why\n  repository: oci://ghcr.io/kubestellar-sample/chart/\n");

        Assert.Equal([expected], found.Mentions);
        Assert.Equal(ArtifactKind.Chart, found.Findings.Mentions[0].Artifact.Kind);
    }

    [Fact]
    public void Dependencies_come_from_registries_and_indexes_but_not_from_folders() =>
        Assert.Equal(["3.0.0 | https://charts.example/stable/db"], In("chart/Chart.yaml", """
            dependencies:
            - {name: lib, version: 1.0.0, repository: "file://../lib"}
            - {name: other, version: 2.0.0, repository: "@stable"}
            - {name: inner, version: 2.0.0}
            - {name: db, version: 3.0.0, repository: "https://charts.example/stable"}
            """).Mentions);

    [Fact]
    public void A_kustomization_names_images_charts_and_resources()
    {
        var found = In("config/kustomization.yaml", """
            resources:
            - ../base
            - https://github.com/kubestellar-sample/apps//deploy?timeout=90s&ref=v1.2.3
            - github.com/kubestellar-sample/other/config
            - https://github.com/kubestellar-sample/repo.git?ref=main
            - https://raw.githubusercontent.com/kubestellar-sample/apps/v1/x.yaml
            images:
            - name: controller
              newName: ghcr.io/kubestellar-sample/manager
              newTag: 1.2.3
            - name: quay.io/a/proxy
              newTag: "will be replaced by publishing"
            - name: quay.io/a/b
              digest: sha256:0123456789012345678901234567890123456789012345678901234567890123
            - name: renamed
              newName: quay.io/a/only-the-name
            helmCharts:
            - name: db
              repo: oci://ghcr.io/kubestellar-sample/charts
              version: 4.5.6
            """);

        Assert.Equal(
            [
                "v1.2.3 | kubestellar-sample/apps",
                " | kubestellar-sample/other | Moving",
                "main | kubestellar-sample/repo",
                "1.2.3 | ghcr.io/kubestellar-sample/manager",
                "will be replaced by publishing | quay.io/a/proxy | Placeholder",
                "sha256:0123456789012345678901234567890123456789012345678901234567890123 | quay.io/a/b",
                "4.5.6 | ghcr.io/kubestellar-sample/charts/db",
            ],
            found.Mentions);
    }

    [Fact]
    public void A_workflow_names_actions_and_images()
    {
        var found = In(".github/workflows/release.yml", $$$"""
            env:
              REGISTRY: ghcr.io
              SAMPLE_VERSION: ${{ inputs.version }}
            jobs:
              call:
                uses: kubestellar-sample/infra/.github/workflows/reusable.yml@main
              build:
                container: golang:1.24
                services:
                  db:
                    image: postgres:16
                steps:
                - uses: actions/checkout@{{{Commit}}} # v4.2.0
                - uses: "actions/setup-go@{{{Commit}}}" #v5
                - uses: actions/cache@v4
                - uses: kubestellar-sample/tool/sub@v1.2.3
                - uses: ./.github/actions/local
                - uses: docker://quay.io/kubestellar-sample/step:2.0.0
                  with:
                    tool-version: v2.14.3
                    go-version: 1.24
                    image: quay.io/kubestellar-sample/input:${{ env.TAG }}
              other:
                container:
                  image: ghcr.io/kubestellar-sample/build
            """);

        Assert.Equal(
            [
                "main | kubestellar-sample/infra | Moving",
                "1.24 | golang",
                "16 | postgres",
                $"{Commit} | actions/checkout",
                $"{Commit} | actions/setup-go",
                "v4 | actions/cache | Moving",
                "v1.2.3 | kubestellar-sample/tool",
                "2.0.0 | quay.io/kubestellar-sample/step",
                "${{ env.TAG }} | quay.io/kubestellar-sample/input | env.TAG",
                " | ghcr.io/kubestellar-sample/build | Moving",
            ],
            found.Mentions);
        Assert.Equal(["env.REGISTRY = ghcr.io", "env.SAMPLE_VERSION = ${{ inputs.version }} | inputs.version", "with.tool-version = v2.14.3"], found.Assignments);
        Assert.Contains("which its comment calls v4.2.0", found.Findings.Mentions.Single(mention => mention.Artifact.Name == "actions/checkout").Reason, StringComparison.Ordinal);
        Assert.Contains("which its comment calls v5", found.Findings.Mentions.Single(mention => mention.Artifact.Name == "actions/setup-go").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goreleaser/goreleaser-action", "v2.14.3", "v2.14.3 | goreleaser/goreleaser")]
    [InlineData("azure/setup-helm", "3.14.0", "3.14.0 | helm/helm")]
    [InlineData("azure/setup-kubectl", "latest", "latest | kubernetes/kubernetes")]
    [InlineData("goreleaser/goreleaser-action", "~> v2", null)]
    [InlineData("kubestellar-sample/tool", "1.2.3", null)]
    public void An_action_that_brings_a_tool_names_its_version(string action, string version, string? expected)
    {
        var found = In(".github/workflows/ci.yml", $"jobs:\n  a:\n    steps:\n    - uses: {action}@v1.0.0\n      with:\n        version: {version}\n");
        Assert.Equal(expected is null ? [] : [expected], found.Mentions.Skip(1));
    }

    [Fact]
    public void A_documentation_has_values_that_its_pages_use() =>
        Assert.Equal(
            ["config.site_name = Sample", "config.latest_release = 0.29.0", "config.branch = main"],
            In("docs/mkdocs.yml", "site_name: Sample\nlatest_release: '0.29.0'\nextra:\n  branch: main\n  social:\n  - icon: x\n").Assignments);

    [Fact]
    public void Security_insights_name_a_release_of_their_project() =>
        Assert.Equal(
            ["0.27.0-rc.1 | kubestellar-sample/project"],
            In("SECURITY-INSIGHTS.yml", "header:\n  project-url: https://github.com/kubestellar-sample/project\n  project-release: '0.27.0-rc.1'\n").Mentions);

    [Fact]
    public void A_secret_with_encoded_manifests_is_told()
    {
        var encoded = Convert.ToBase64String("image: quay.io/a/b:1\n"u8);
        var found = In("chart/templates/hooks.yaml", $"kind: Secret\napiVersion: v1\ndata:\n  hooks.yaml: {encoded}\n  other: aGVsbG8=\n");

        Assert.Empty(found.Mentions);
        Assert.Equal((4, "hooks.yaml is base64 text that names images or charts"), found.Findings.Unread.Select(unread => (unread.Line, unread.Reason)).Single());
    }

    [Fact]
    public void Templated_lists_of_images_are_no_references() =>
        Assert.Empty(In(".goreleaser.yaml", "kos:\n- repository: ghcr.io/kubestellar-sample/a\n  tags:\n  - '{{.Version}}'\n  - latest\n").Mentions);
}
