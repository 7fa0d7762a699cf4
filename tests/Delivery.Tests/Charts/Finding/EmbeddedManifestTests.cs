using System.Text;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class EmbeddedManifestTests
{
    private const string Manifest =
        """
        apiVersion: tenancy.example.org/v1alpha1
        kind: PostCreateHook
        metadata:
          name: crds
        spec:
          templates:
          - apiVersion: batch/v1
            kind: Job
            metadata:
              name: {{.HookName}}
            spec:
              containers:
              - name: "{{.HookName}}"
                image: example.org/helm:3.14.0
                args: [upgrade, "{{.HookName}}", "oci://example.org/charts/crds", --version, "0.1.0"]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: other}
        spec: {containers: [{image: 'example.org/other:1'}]}
        """;

    [Fact]
    public void Manifests_in_a_Secret_are_read()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Manifest));
        var findings = TestChart.Find($"apiVersion: v1\ndata:\n  hooks.yaml: {encoded}\nkind: Secret\nmetadata:\n  name: hooks\n");
        Assert.Equal(
            [
                "Image example.org/helm:3.14.0 templates/a.yaml:3 [Secret hooks / PostCreateHook crds / Job {{.HookName}}]",
                "Chart example.org/charts/crds:0.1.0 templates/a.yaml:3 [Secret hooks / PostCreateHook crds / Job {{.HookName}}]",
                "Image example.org/other:1 templates/a.yaml:3 [Secret hooks / Pod other]",
            ],
            findings.Lines());
        Assert.Empty(findings.Problems);
    }

    [Fact]
    public void Manifests_in_a_ConfigMap_are_read_at_their_own_lines()
    {
        var findings = TestChart.Find(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: manifests}
            data:
              plain: just text
              script.sh: |
                #!/bin/sh
                helm upgrade x oci://example.org/charts/x --version 2.0.0
              pod.yaml: |
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - image: example.org/inner:{{ .Values.tag }}
            """,
            "tag: \"5\"\n");
        Assert.Equal(
            [
                "Chart example.org/charts/x:2.0.0 templates/a.yaml:8 [ConfigMap manifests]",
                "Image example.org/inner:5 templates/a.yaml:14 [ConfigMap manifests / Pod]",
            ],
            findings.Lines());
    }

    [Fact]
    public void An_embedded_image_that_whoever_reads_it_fills_in_cannot_be_known()
    {
        var findings = TestChart.Find("apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n    apiVersion: v1\n    kind: Pod\n    image: example.org/x:{{ \"{{.Tag}}\" }}\n");
        Assert.Equal(["templates/a.yaml:7 example.org/x:{{.Tag}}: the image cannot be known: whoever reads the manifest fills it in"], findings.Problems());
    }

    [Fact]
    public void A_manifest_that_is_no_YAML_is_a_problem() =>
        Assert.Contains("no YAML", Assert.Single(TestChart.Find("apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n    apiVersion: v1\n    kind: Pod\n    a: b: c\n").Problems()), StringComparison.Ordinal);

    [Fact]
    public void Manifests_in_manifests_are_read_to_a_bounded_depth()
    {
        var text = "apiVersion: v1\nkind: Pod\nimage: example.org/deep:1\n";
        for (var i = 0; i < 30; i++)
        {
            text = $"apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n{string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line}\n"))}";
        }

        Assert.Empty(TestChart.Find(text).References);
    }
}
