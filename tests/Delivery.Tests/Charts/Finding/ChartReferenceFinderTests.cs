using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class ChartReferenceFinderTests
{
    private const string Hook =
        """
        {{- if .Values.InstallHooks }}
        apiVersion: tenancy.example.org/v1alpha1
        kind: PostCreateHook
        metadata:
          name: space
        spec:
          templates:
          - apiVersion: batch/v1
            kind: Job
            metadata:
              name: '{{"{{.HookName}}"}}'
            spec:
              template:
                spec:
                  initContainers:
                  - name: wait
                    image: quay.io/tools/kubectl:{{.Values.KUBECTL_VERSION}}
                  containers:
                  - name: "{{"{{.HookName}}-install"}}"
                    image: quay.io/tools/helm:{{ .Values.HELM_VERSION }}
                    args:
                    - upgrade
                    - --install
                    - addon
                    - oci://registry.example.org/charts/addon
                    - --version
                    - v{{.Values.ADDON_VERSION}}
                    - --set
                    - "v={{.Values.verbosity.addon | default .Values.verbosity.default | default 2 }}"
                  - name: manager
                    image: registry.example.org/box/manager:{{.Values.MANAGER_VERSION | default .Values.BOX_VERSION}}
        {{- end }}
        """;

    private const string HookValues =
        """
        HELM_VERSION: "3.16.4"
        KUBECTL_VERSION: "1.32"
        # MANAGER_VERSION: "0.1.0"
        BOX_VERSION: "1.2.3"
        ADDON_VERSION: "0.2.0-rc1"
        InstallHooks: true
        verbosity:
          default: 2
        """;

    [Fact]
    public void Images_and_charts_of_a_hook_are_resolved_by_the_default_values()
    {
        var findings = TestChart.Find(Hook, HookValues);
        Assert.Equal(
            [
                "Image quay.io/tools/kubectl:1.32 templates/a.yaml:17 [PostCreateHook space / Job {{.HookName}}]",
                "Image quay.io/tools/helm:3.16.4 templates/a.yaml:20 [PostCreateHook space / Job {{.HookName}}]",
                "Chart registry.example.org/charts/addon:v0.2.0-rc1 templates/a.yaml:25 [PostCreateHook space / Job {{.HookName}}]",
                "Image registry.example.org/box/manager:1.2.3 templates/a.yaml:31 [PostCreateHook space / Job {{.HookName}}]",
            ],
            findings.Lines());
        Assert.Empty(findings.Problems);
        Assert.All(findings.References, found => Assert.NotNull(found.Reference));
    }

    [Theory]
    [InlineData("{{ .Chart.AppVersion }}", "1.2.3")]
    [InlineData("v{{ .Chart.Version }}", "v1.2.3")]
    [InlineData("{{ .Values.image.tag | default .Chart.AppVersion }}", "1.2.3")]
    [InlineData("{{ printf \"%s-%s\" .Values.variant .Chart.AppVersion }}", "slim-1.2.3")]
    [InlineData("{{ include \"tag\" . }}", "slim-1.2.3")]
    [InlineData("{{ with .Values.image }}{{ .tag | default $.Chart.AppVersion }}{{ end }}", "1.2.3")]
    [InlineData("{{ $t := .Values.variant }}{{ $t }}", "slim")]
    [InlineData("{{ tpl .Values.byTemplate . }}", "slim-x")]
    public void An_expression_over_values_and_the_chart_is_resolved(string tag, string expected)
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("templates/_helpers.tpl", "{{- define \"tag\" -}}\n{{ .Values.variant }}-{{ .Chart.AppVersion }}\n{{- end -}}"),
            ("templates/a.yaml", $"kind: Pod\napiVersion: v1\nmetadata: {{name: p}}\nspec:\n  containers:\n  - image: example.org/box:{tag}\n"),
            ("values.yaml", "variant: slim\nimage: {tag: \"\", pullPolicy: Always}\nbyTemplate: '{{ .Values.variant }}-x'\n")));
        Assert.Contains($"Image example.org/box:{expected} templates/a.yaml:6 [Pod p]", findings.Lines());
        Assert.Empty(findings.Problems);
    }

    [Fact]
    public void A_variable_that_hands_an_image_on_is_found_and_others_are_not()
    {
        var findings = TestChart.Find(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: addon}
            spec:
              template:
                spec:
                  containers:
                  - name: manager
                    image: ghcr.io/org/addon:1.2.3
                    env:
                    - name: ADDON_IMAGE_NAME
                      value: ghcr.io/org/addon:1.2.4
                    - name: IMAGE_PULL_POLICY
                      value: always
                    - name: IMAGE_MODE
                      value: fast
                    - name: OTHER
                      value: ghcr.io/org/other:1
            """);
        Assert.Equal(["ghcr.io/org/addon:1.2.3", "ghcr.io/org/addon:1.2.4"], findings.Texts());
    }

    [Fact]
    public void Images_of_any_object_at_any_depth_are_found_and_mappings_named_image_are_not()
    {
        var findings = TestChart.Find(
            """
            apiVersion: example.org/v1
            kind: Engine
            metadata: {name: e}
            spec:
              image: example.org/engine:1
              replicas: {image: {repository: example.org/no, tag: "2"}}
              nested:
              - pod:
                  ephemeralContainers: [{name: d, image: "example.org/debug:3"}]
              picture: {image: true, more: {image: 5}}
            """);
        Assert.Equal(["example.org/engine:1", "example.org/debug:3"], findings.Texts());
    }

    [Theory]
    [InlineData("image: \"\"", "")]
    [InlineData("image:", "")]
    [InlineData("image: example.org/box", "example.org/box")]
    [InlineData("image: PLACEHOLDER", "PLACEHOLDER")]
    [InlineData("image: 'example.org/box:{{ .Values.missing }}'", "example.org/box:")]
    [InlineData("name: without-image", "")]
    public void What_is_no_full_reference_is_reported_as_it_stands(string line, string text)
    {
        var found = Assert.Single(TestChart.Find($"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec:\n  containers:\n  - {line}\n").References);
        Assert.Equal((text, 6, false), (found.Text, found.Line, found.Conditional));
        Assert.Null(found.Reference?.Tag);
    }

    [Theory]
    [InlineData("[upgrade, x, 'oci://example.org/c/x', '--version', '1.0.0']", "example.org/c/x:1.0.0")]
    [InlineData("[upgrade, x, 'oci://example.org/c/x', '--version=1.0.0+b']", "example.org/c/x:1.0.0_b")]
    [InlineData("[--version, v2, 'oci://example.org/c/x']", "example.org/c/x:v2")]
    [InlineData("[sh, -c, 'helm upgrade a oci://example.org/c/x --version \"1.0\" && helm upgrade b oci://example.org/c/y --version=2.0']", "example.org/c/x:1.0", "example.org/c/y:2.0")]
    [InlineData("[sh, -c, \"set -e\\nhelm upgrade \\\\\\n  a oci://example.org/c/x \\\\\\n  --version 3.0\\n\"]", "example.org/c/x:3.0")]
    [InlineData("['oci://example.org/c/x:4.0']", "example.org/c/x:4.0")]
    [InlineData("[sh, -c, 'helm upgrade a oci://example.org/c/x --version 1.0 # was oci://example.org/c/x --version 0.9']", "example.org/c/x:1.0")]
    [InlineData("[sh, -c, 'V=$(helm show chart oci://example.org/c/x --version 1.0)']", "example.org/c/x:1.0")]
    [InlineData("[sh, -c, \"bash -c 'helm upgrade a oci://example.org/c/x --version 1.0'\"]", "example.org/c/x:1.0")]
    [InlineData("[sh, -c, 'echo see oci://example.org/c/x']")]
    public void The_chart_that_helm_arguments_name_is_found_with_its_version(string arguments, params string[] expected)
    {
        var findings = TestChart.Find($"apiVersion: batch/v1\nkind: Job\nmetadata: {{name: j}}\nspec:\n  containers:\n  - image: example.org/helm:3\n    args: {arguments}\n");
        Assert.Equal(expected, findings.References.Where(found => found.Kind == ChartReferenceKind.Chart).Select(found => found.Text));
        Assert.Empty(findings.Problems);
    }

    [Fact]
    public void A_container_that_takes_its_image_from_a_merge_key_lacks_none() =>
        Assert.Equal(["example.org/x:1"], TestChart.Find("base: &base\n  image: example.org/x:1\nspec:\n  containers:\n  - <<: *base\n    name: one\n").Texts());

    [Fact]
    public void Only_templates_are_rendered()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("crds/crd.yaml", "image: example.org/crd:1"),
            ("templates/NOTES.txt", "image: example.org/notes:1 {{ fail \"x\" }}"),
            ("templates/more-NOTES.txt", "image: example.org/notes:2"),
            ("templates/_pod.tpl", "image: example.org/partial:1"),
            ("files/x.yaml", "image: example.org/file:1"),
            ("templates/deep/b.yaml", "image: example.org/deep:1")));
        Assert.Equal(["Image example.org/deep:1 templates/deep/b.yaml:1 []"], findings.Lines());
    }

    [Fact]
    public void One_document_that_is_no_YAML_hides_no_other()
    {
        var findings = TestChart.Find("image: example.org/a:1\n---\na: b: c\n---\nimage: example.org/b:1\n");
        Assert.Equal(["example.org/a:1", "example.org/b:1"], findings.Texts());
        Assert.StartsWith("templates/a.yaml:3 : what it renders is no YAML", Assert.Single(findings.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_the_same_every_time()
    {
        var first = TestChart.Find(Hook, HookValues);
        Assert.Equal(first.References, TestChart.Find(Hook, HookValues).References);
    }
}
