using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding;
using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.Tests.References.Finding.Yaml;

public sealed class TemplateTests
{
    private static Found In(string text) => Found.In("chart/templates/deploy.yaml", text, YamlFinders.All);

    [Theory]
    [InlineData("quay.io/a/b:{{.Values.HELM_VERSION}}", "{{.Values.HELM_VERSION}} | quay.io/a/b | Values.HELM_VERSION")]
    [InlineData("quay.io/a/b:v{{ .Values.X }}", "{{ .Values.X }} | quay.io/a/b | v+Values.X")]
    [InlineData("quay.io/a/b:{{ $.Values.X }}", "{{ $.Values.X }} | quay.io/a/b | Values.X")]
    [InlineData("quay.io/a/b:{{.Values.X | default .Values.Y}}", "{{.Values.X | default .Values.Y}} | quay.io/a/b | Values.X,Values.Y")]
    [InlineData("quay.io/a/b:{{ default .Values.Y .Values.X }}", "{{ default .Values.Y .Values.X }} | quay.io/a/b | Values.X,Values.Y")]
    [InlineData("quay.io/a/b:{{ .Values.X | default \"1.2.3\" }}", "{{ .Values.X | default \"1.2.3\" }} | quay.io/a/b | Values.X,'1.2.3'")]
    [InlineData("\"{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}\"", "{{ .Values.image.tag | default .Chart.AppVersion }} | {{.Values.image.repository}} | Values.image.tag,Chart.AppVersion")]
    [InlineData("'{{ $.Values.image.registry }}/{{ .Values.image.repository }}:{{ .Chart.AppVersion }}'", "{{ .Chart.AppVersion }} | {{.Values.image.registry}}/{{.Values.image.repository}} | Chart.AppVersion")]
    [InlineData("quay.io/a/b:{{ .Values.X }}-alpine", "{{ .Values.X }}-alpine | quay.io/a/b | {{ .Values.X }}-alpine")]
    public void An_image_of_a_template_is_found_with_its_variables(string image, string expected) =>
        Assert.Equal([expected], In($"spec:\n  containers:\n  - name: {{{{ .Release.Name }}}}-x\n    image: {image}\n").Mentions);

    [Fact]
    public void All_branches_count()
    {
        var found = In("""
            {{- if .Values.enabled }}
            kind: PostCreateHook
            metadata:
              name: sample
            spec:
              containers:
              {{- range $cp := .Values.WDSes }}
              - name: {{ $cp.name }}
                {{- if .Values.debug }} # debugging
                image: quay.io/a/debug:1.0.0
                {{- else }}
                image: quay.io/a/b:{{ if .Values.own }}{{ .Values.own }}{{ else }}2.0.0{{ end }}
                {{- end }}
                args:
                - oci://ghcr.io/a/c
                - --version
                {{- if .Values.next }}
                - v{{.Values.NEXT_VERSION}}
                {{- else }}
                - "3.0.0"
                {{- end }}
              {{- end }}
            {{- end }}
            """);

        Assert.Equal(
            [
                "1.0.0 | quay.io/a/debug",
                "{{ .Values.own }} | quay.io/a/b | Values.own",
                "2.0.0 | quay.io/a/b",
                "{{.Values.NEXT_VERSION}} | ghcr.io/a/c | v+Values.NEXT_VERSION",
                "3.0.0 | ghcr.io/a/c",
            ],
            found.Mentions);
        Assert.Equal(["sample"], found.Findings.Hooks);
        Assert.Empty(found.Findings.Unread);
    }

    [Fact]
    public void What_an_action_on_lines_of_its_own_became_is_written_nowhere()
    {
        var source = SourceText.Read("chart/templates/a.yaml", ">-\n b\n{{}}\n#"u8)!;
        var scalar = Assert.IsType<PlacedNode.Scalar>(Assert.Single(YamlFile.Read(source, new FileFindings()).Documents));

        Assert.Null(scalar.Places.Find(0, scalar.Value.Length));
        Assert.Equal(source.Text.IndexOf('b', StringComparison.Ordinal), scalar.Places.Find(0, 1));
    }

    [Fact]
    public void An_empty_value_behind_a_tag_ends_where_it_starts()
    {
        var source = SourceText.Read("a.yaml", ": !\n:"u8)!;
        var mapping = Assert.IsType<PlacedNode.Mapping>(Assert.Single(YamlFile.Read(source, new FileFindings()).Documents));

        Assert.All(mapping.Entries.Select(entry => entry.Value).Cast<PlacedNode.Scalar>(), value => Assert.InRange(value.Places.Body.End, value.Places.Body.Start, source.Text.Length));
    }
}
