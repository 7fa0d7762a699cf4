using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class ChartFilesTests
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: 'example.org/hook:1'}]}\n";
    private const string Head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: hooks}\ndata:\n";

    [Theory]
    [InlineData(Head + "{{ (.Files.Glob \"hooks/*.yaml\").AsConfig | indent 2 }}")]
    [InlineData(Head + "{{- range $path, $_ := .Files.Glob \"hooks/*\" }}\n  {{ base $path }}: |-\n{{ $.Files.Get $path | indent 4 }}\n{{- end }}")]
    [InlineData(Head + "{{- range $path, $content := .Files.Glob \"**.yaml\" }}\n  {{ base $path }}: |-\n{{ toString $content | indent 4 }}\n{{- end }}")]
    [InlineData(Head + "  pod: |\n{{- range .Files.Lines \"hooks/pod.yaml\" }}\n    {{ . }}\n{{- end }}")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: hooks}\ndata:\n{{ (.Files.Glob \"{hooks,others}/p?d.[x-z]aml\").AsSecrets | indent 2 }}")]
    [InlineData("{{ if .Values.hooks }}\n{{ .Files.Get \"hooks/pod.yaml\" }}\n{{ end }}")]
    public void Manifests_that_a_template_takes_from_files_are_read(string template)
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(("templates/a.yaml", template), ("hooks/pod.yaml", Pod), ("hooks/deep/other.txt", "none")));
        Assert.Equal("example.org/hook:1", Assert.Single(findings.References).Text);
        Assert.Empty(findings.Problems);
    }

    [Theory]
    [InlineData("*", "a.txt")]
    [InlineData("b/*", "b/c.txt")]
    [InlineData("b/**", "b/c.txt b/d/e.txt")]
    [InlineData("?.txt", "a.txt")]
    [InlineData("[!b].txt", "a.txt")]
    [InlineData("{a,z}.txt", "a.txt")]
    [InlineData("\\*", "")]
    [InlineData("templates/*", "")]
    [InlineData("Chart.yaml", "")]
    public void A_pattern_matches_as_with_helm(string pattern, string expected)
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("templates/a.yaml", $"image: example.org/x:1 # {{{{ range $path, $_ := .Files.Glob \"{pattern.Replace("\\", "\\\\")}\" }}}}\n---\nimage: {{{{ $path }}}}\n{{{{ end }}}}"),
            ("a.txt", "1"), ("b/c.txt", "2"), ("b/d/e.txt", "3")));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), findings.References.Where(found => !found.Conditional).Select(found => found.Text).Skip(1));
    }

    [Theory]
    [InlineData("{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": {\"containers\": [{\"image\": \"example.org/json:1\"}]}}")]
    [InlineData("{\n  \"kind\": \"Pod\",\n  \"apiVersion\": \"v1\",\n  \"image\": \"example.org/json:1\"\n}\n")]
    public void A_manifest_in_JSON_is_read(string json)
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(("templates/a.yaml", Head + "{{ (.Files.Glob \"*.json\").AsConfig | indent 2 }}"), ("pod.json", json)));
        Assert.Equal(["Image example.org/json:1 templates/a.yaml:5 [ConfigMap hooks / Pod]"], findings.Lines());
    }
}
