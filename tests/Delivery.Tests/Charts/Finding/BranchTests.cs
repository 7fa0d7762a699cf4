namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class BranchTests
{
    [Theory]
    [InlineData("{{ if .Values.on }}image: a:1{{ else }}image: b:1{{ end }}", "b:1", "a:1 ?")]
    [InlineData("{{ if .Values.on }}image: a:1{{ else if .Values.off }}image: b:1{{ else }}image: c:1{{ end }}", "c:1", "a:1 ?", "b:1 ?")]
    [InlineData("image: {{ if .Values.on }}a:1{{ else }}b:1{{ end }}", "b:1", "a:1 ?")]
    [InlineData("image: a:1{{ if .Values.debug }}-debug{{ end }}", "a:1", "a:1-debug ?")]
    [InlineData("{{ range .Values.none }}\n- image: a:{{ $.Values.tag }}\n{{ end }}", "a:7 ?")]
    [InlineData("{{ range .Values.some }}\n- image: a:{{ . }}\n{{ else }}\n- image: b:1\n{{ end }}", "a:1", "a:2", "b:1 ?")]
    [InlineData("{{ with .Values.none }}\n{{ if .deep.er }}\nimage: a:1\n{{ end }}\n{{ else }}\nimage: b:1\n{{ end }}", "b:1", "a:1 ?")]
    [InlineData("{{ if .Values.on }}\n{{ if .Values.off }}\nimage: a:1\n{{ else }}\nimage: b:1\n{{ end }}\n{{ end }}", "b:1 ?", "a:1 ?")]
    [InlineData("{{ if not .Values.on }}\nimage: a:1\n{{ end }}\n{{ if .Values.on }}\nimage: b:1\n{{ end }}", "a:1", "b:1 ?")]
    [InlineData("{{ $image := \"a:1\" }}{{ if .Values.on }}{{ $image = \"b:1\" }}{{ end }}\nimage: {{ $image }}", "a:1", "b:1 ?")]
    [InlineData("{{ if eq (include \"which\" .) \"x\" }}\nimage: a:1\n{{ end }}{{ define \"which\" }}{{ if .Values.on }}x{{ end }}{{ end }}", "a:1 ?")]
    [InlineData("{{ if .Values.on.deep.er }}\nimage: a:1\n{{ end }}", "a:1 ?")]
    [InlineData("{{ if semverCompare \">=1.20-0\" .Capabilities.KubeVersion.Version }}\nimage: a:1\n{{ else }}\nimage: b:1\n{{ end }}", "a:1", "b:1 ?")]
    [InlineData("{{ if now }}\nimage: a:1\n{{ else }}\nimage: b:1\n{{ end }}", "a:1 ?", "b:1 ?")]
    [InlineData("{{ if lookup \"v1\" \"Pod\" \"\" \"x\" }}\nimage: a:1\n{{ end }}", "a:1 ?")]
    public void Every_branch_is_rendered_and_what_default_values_do_not_choose_is_conditional(string template, params string[] expected) =>
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            TestChart.Find(template, "on: {deep: {}}\noff: false\ntag: \"7\"\nnone: []\nsome: [1, 2]\n".Replace("on: {deep: {}}", template.Contains("on.deep", StringComparison.Ordinal) ? "on: {deep: {}}" : "on: false", StringComparison.Ordinal))
                .Texts().Order(StringComparer.Ordinal));

    [Fact]
    public void Branches_that_exclude_each_other_are_rendered_apart()
    {
        var findings = TestChart.Find(
            """
            spec:
            {{- if .Values.a }}
              image: a:1
              args: [x
            {{- end }}
            {{- if .Values.b }}
              image: b:1
            {{- end }}
            {{- if .Values.a }}
              ]
            {{- end }}
            """,
            "a: false\nb: false\n");
        Assert.Contains("b:1 ?", findings.Texts());
        Assert.All(findings.Problems, problem => Assert.True(problem.Conditional));
    }

    [Fact]
    public void An_image_that_only_other_values_give_cannot_be_known()
    {
        var findings = TestChart.Find("a: 1\n{{ if .Values.image }}\nimage: {{ .Values.image }}\n{{ end }}\n", "image: \"\"\n");
        Assert.Empty(findings.References);
        Assert.Equal(["templates/a.yaml:3 {{ .Values.image }}: the image cannot be known: image is not empty in this branch, and has no default ?"], findings.Problems());
    }

    [Fact]
    public void An_unknown_block_does_not_hide_what_stands_beside_it()
    {
        var findings = TestChart.Find(
            """
            {{- if .Values.on }}
            metadata:
              labels:
                {{- toYaml .Values.labels.more | nindent 4 }}
                app: x
            spec:
              containers:
              {{- toYaml .Values.on | nindent 2 }}
              - image: a:1
              {{- range .Values.labels.list }}
              - image: b:1
                name: {{ .name }}
                {{- toYaml .rest | nindent 4 }}
              {{- end }}
            {{- end }}
            """,
            "on: null\n");
        Assert.Equal(["a:1 ?", "b:1 ?"], findings.Texts());
        Assert.Equal(["templates/a.yaml:8 {{- toYaml .Values.on | nindent 2 }}: the image cannot be known: on is not empty in this branch, and has no default ?"], findings.Problems());
    }
}
