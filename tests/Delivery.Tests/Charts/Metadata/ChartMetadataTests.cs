using System.Text;
using CsCheck;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Metadata;

public sealed class ChartMetadataTests
{
    private const string Full = """
        # the sample
        type: application
        name: core-chart
        apiVersion: v2
        version: "0.30.0"
        appVersion: 0.30.0
        description: |
          Two lines
          & <one> chart
        home: https://kubestellar.io
        icon: https://kubestellar.io/icon.svg
        sources: [https://github.com/kubestellar/kubestellar]
        keywords:
        - edge
        maintainers:
        - name: Ann
          email: ann@example.com
        - url: https://example.com/bob
        kubeVersion: ">=1.28"
        deprecated: true
        condition: core.enabled
        tags: a,b
        annotations:
          b: x
          a: 1.10
        unknown: passed over
        dependencies:
        - name: argo-cd
          version: 9.1.0
          repository: oci://ghcr.io/argoproj/argo-helm
          condition: argocd.install
          alias: argocd
          tags: [gitops]
          enabled: true
          import-values:
          - data
          - child: a.b
            parent: c

        """;

    [Fact]
    public void The_config_is_the_json_that_helm_writes() => Assert.Equal(
        """
        {"name":"core-chart","home":"https://kubestellar.io","sources":["https://github.com/kubestellar/kubestellar"],"version":"0.30.0",
        "description":"Two lines \u0026 \u003cone\u003e chart ","keywords":["edge"],"maintainers":[{"name":"Ann","email":"ann@example.com"},{"url":"https://example.com/bob"}],
        "icon":"https://kubestellar.io/icon.svg","apiVersion":"v2","condition":"core.enabled","tags":"a,b","appVersion":"0.30.0","deprecated":true,
        "annotations":{"a":"1.1","b":"x"},"kubeVersion":"\u003e=1.28","dependencies":[{"name":"argo-cd","version":"9.1.0","repository":"oci://ghcr.io/argoproj/argo-helm",
        "condition":"argocd.install","tags":["gitops"],"enabled":true,"import-values":["data",{"child":"a.b","parent":"c"}],"alias":"argocd"}],"type":"application"}
        """.Replace("\n", "", StringComparison.Ordinal),
        Encoding.UTF8.GetString(Parse(Full).ToJson()));

    [Fact]
    public void The_file_in_the_archive_is_sorted_and_has_no_comments() => Assert.Equal(
        """
        apiVersion: v2
        appVersion: 0.30.0
        description: A
        name: a
        sources:
        - https://example.com
        version: 0.30.0

        """,
        Encoding.UTF8.GetString(Parse("""
            name: a # comment
            version: 0.30.0
            apiVersion: v2
            sources:
              - https://example.com
            appVersion: "0.30.0"
            description: "A"
            """).ToYaml()));

    [Fact]
    public void What_was_written_reads_back_as_the_same_config() =>
        Gen.Select(Gen.String, Gen.String, Gen.Dictionary(Gen.String[Gen.Char["ab1./-"], 0, 20], Gen.String)[0, 3]).Sample((description, email, annotations) =>
        {
            // Texts are cleaned once, when the file is read first.
            var dirty = Parse(Full) with { Description = PrintableText.Of(description), Maintainers = [new("x", PrintableText.Of(email), "")], Annotations = annotations };
            Assert.Equal(Encoding.UTF8.GetString(dirty.ToJson()), Encoding.UTF8.GetString(Parse(Encoding.UTF8.GetString(dirty.ToYaml())).ToJson()));
        });

    [Fact]
    public void Dependencies_of_the_old_format_are_not_written_into_the_file() =>
        Assert.DoesNotContain("dependencies", Encoding.UTF8.GetString((Parse(Full) with { ApiVersion = "v1" }).ToYaml()), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("apiVersion:\n")]
    [InlineData("apiVersion: ''\n")]
    public void A_file_that_does_not_say_its_format_has_the_old_one(string line) =>
        Assert.Equal("apiVersion: v1\nname: a\nversion: 1.0.0\n", Encoding.UTF8.GetString(Parse(line + "name: a\nversion: 1.0.0\n").ToYaml()));

    [Theory]
    [InlineData("1.2.3+build.7", "1.2.3_build.7")]
    [InlineData("v0.9.3", "v0.9.3")]
    public void The_tag_is_the_version_with_underscores_for_plus_signs(string version, string tag) =>
        Assert.Equal(tag, (Parse(Full) with { Version = version }).Tag);

    [Theory]
    [InlineData("apiVersion: v2\nversion: 1.0.0\n", 1, 1, "name")]
    [InlineData("apiVersion: v2\nname: a\n", 1, 1, "version")]
    [InlineData("", 1, 1, "name")]
    [InlineData("apiVersion: v2\nname: a/b\nversion: 1.0.0\n", 2, 7, "a name that is no path")]
    [InlineData("apiVersion: v2\nname: ..\nversion: 1.0.0\n", 2, 7, "a name that is no path")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.2.3.4\n", 3, 10, "a semantic version")]
    [InlineData("apiVersion: v2\nname: a\nversion: abc\n", 3, 10, "a semantic version")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\ntype: app\n", 4, 7, "application or library")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\nmaintainers: Ann\n", 4, 14, "mappings")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\ndeprecated: maybe\n", 4, 13, "true or false")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- version: 1.0.0\n", 5, 3, "name")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: b\n  alias: b.c\n", 6, 10, "letters, digits")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: b\n- name: c\n  alias: b\n", 5, 1, "another name or alias")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n- name: b\n  import-values:\n  - {child: x}\n", 7, 13, "child and parent")]
    [InlineData("apiVersion: v2\nname: a\nversion: 1.0.0\n<<: {home: x}\n", 4, 5, "keys written out")]
    [InlineData("apiVersion: v2\nname: [a\n", 3, 1, "well-formed YAML")]
    [InlineData("apiVersion: v2\nname: a\nname: b\n", 3, 1, "well-formed YAML")]
    public void A_malformed_file_is_refused_with_the_place(string text, int line, int column, string expected)
    {
        var error = Assert.Throws<InvalidYamlException>(() => Parse(text));

        Assert.Equal(("chart/Chart.yaml", line, column), (error.File, error.Line, error.Column));
        Assert.Contains(expected, error.Fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_place() =>
        Gen.String[Gen.Char["apiVersonm: v2.1-\n#'\"{}[]<&*!|"], 0, 60].Sample(text =>
        {
            try
            {
                Parse(text);
            }
            catch (FaultException error)
            {
                Assert.IsType<InvalidYamlException>(error);
            }
        });

    private static ChartMetadata Parse(string text) => ChartMetadata.Parse(text, "chart/Chart.yaml");
}
