using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class SubchartTests
{
    private const string Operator = "apiVersion: v2\nname: operator\nversion: 0.9.0\nappVersion: \"0.9\"\n";

    private const string Template = "image: example.org/{{ .Chart.Name }}:{{ .Values.tag }}-{{ .Values.global.zone }}-{{ .Chart.AppVersion }}";

    [Theory]
    [InlineData("- {name: operator, version: 0.9.0}", "operator: {tag: p}\nglobal: {zone: z}", "Image example.org/operator:p-z-0.9 charts/operator/templates/o.yaml:1 [] from operator")]
    [InlineData("- {name: operator, version: 0.9.0}", "global: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] from operator")]
    [InlineData("- {name: operator, version: 0.9.0, alias: op}", "op: {tag: p}\noperator: {tag: no}\nglobal: {zone: z}", "Image example.org/op:p-z-0.9 charts/operator/templates/o.yaml:1 [] from op")]
    [InlineData("- {name: operator, version: 0.9.0, condition: operator.install}", "operator: {install: true}\nglobal: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] from operator")]
    [InlineData("- {name: operator, version: 0.9.0, condition: operator.install}", "operator: {install: false}\nglobal: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] ? from operator")]
    [InlineData("- {name: operator, version: 0.9.0, condition: 'x.y,operator.install'}", "operator: {install: false}\nglobal: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] ? from operator")]
    [InlineData("- {name: operator, version: 0.9.0, condition: operator.byDefault}", "global: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] ? from operator")]
    [InlineData("- {name: operator, version: 0.9.0, tags: [extra]}", "tags: {extra: false}\nglobal: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] ? from operator")]
    [InlineData("- {name: operator, version: 0.9.0, tags: [extra, more]}", "tags: {extra: false, more: true}\nglobal: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] from operator")]
    [InlineData("- {name: operator, version: 0.9.0, tags: [extra], condition: operator.install}", "tags: {extra: false}\noperator: {install: true}\nglobal: {zone: z}", "Image example.org/operator:own-z-0.9 charts/operator/templates/o.yaml:1 [] from operator")]
    public void A_subchart_sees_the_values_that_helm_gives_it_and_is_conditional_where_it_is_switched_off(string dependency, string values, string expected)
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("Chart.yaml", TestChart.Metadata + "dependencies:\n" + dependency),
            ("values.yaml", values),
            ("charts/operator/Chart.yaml", Operator),
            ("charts/operator/values.yaml", "tag: own\nbyDefault: false\n"),
            ("charts/operator/templates/o.yaml", Template)));
        Assert.Equal([expected], findings.Lines());
        Assert.Empty(findings.Problems);
    }

    [Fact]
    public void One_subchart_under_two_aliases_is_rendered_twice()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("Chart.yaml", TestChart.Metadata + "dependencies:\n- {name: operator, version: 0.9.0, alias: one}\n- {name: operator, version: 0.9.0, alias: two}\n"),
            ("values.yaml", "one: {tag: a}\ntwo: {tag: b}\n"),
            ("charts/operator/Chart.yaml", Operator),
            ("charts/operator/templates/o.yaml", "image: example.org/x:{{ .Values.tag }}")));
        Assert.Equal([("example.org/x:a", "one"), ("example.org/x:b", "two")], findings.References.Select(found => (found.Text, found.FromSubchart)));
    }

    [Theory]
    [InlineData("[data]")]
    [InlineData("[{child: image, parent: picked}]")]
    public void Values_that_a_chart_imports_of_a_subchart_stand_below_its_own(string imports)
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("Chart.yaml", TestChart.Metadata + $"dependencies:\n- {{name: operator, version: 0.9.0, alias: op, import-values: {imports}}}\n"),
            ("values.yaml", "picked: {host: example.org}\nop: {image: {tag: '2'}}\n"),
            ("templates/a.yaml", "image: {{ .Values.picked.host }}/x:{{ .Values.picked.tag }}"),
            ("charts/operator/Chart.yaml", Operator),
            ("charts/operator/values.yaml", "image: {host: example.com, tag: '1'}\nexports: {data: {picked: {host: example.com, tag: '2'}}}\n")));
        Assert.Equal(["example.org/x:2"], findings.Texts());
    }

    [Fact]
    public void A_whole_number_as_appVersion_of_a_subchart_stays_as_it_is_written()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("charts/operator/Chart.yaml", Operator + "appVersion: 20240101\n"),
            ("charts/operator/templates/o.yaml", "image: example.org/x:{{ .Chart.AppVersion }}")));
        Assert.Equal(["example.org/x:20240101"], findings.Texts());
    }

    [Fact]
    public void A_library_lends_its_templates_and_renders_nothing()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("charts/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n"),
            ("charts/lib/templates/_image.tpl", "{{ define \"lib.image\" }}example.org/lib:{{ .Values.tag }}{{ end }}"),
            ("charts/lib/templates/x.yaml", "image: example.org/never:1"),
            ("values.yaml", "tag: t"),
            ("templates/a.yaml", "image: {{ include \"lib.image\" . }}")));
        Assert.Equal(["Image example.org/lib:t templates/a.yaml:1 []"], findings.Lines());
    }

    [Fact]
    public void A_template_of_the_parent_counts_before_that_of_a_subchart()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("templates/_h.tpl", "{{ define \"image\" }}example.org/parent:1{{ end }}"),
            ("charts/operator/Chart.yaml", Operator),
            ("charts/operator/templates/_h.tpl", "{{ define \"image\" }}example.org/child:1{{ end }}"),
            ("charts/operator/templates/o.yaml", "image: {{ template \"image\" . }}")));
        Assert.Equal(["example.org/parent:1"], findings.Texts());
    }

    [Fact]
    public void Problems_of_a_subchart_carry_its_name_and_keep_nothing_else_from_being_found()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("templates/a.yaml", "image: example.org/a:1"),
            ("charts/operator/Chart.yaml", Operator),
            ("charts/operator/charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 1.0.0\n"),
            ("charts/operator/charts/inner/templates/i.yaml", "image: example.org/i:{{ randAlpha 3 }}"),
            ("charts/operator/templates/o.yaml", "{{ if }}"),
            ("charts/operator/values.yaml", "a: [")));
        Assert.Equal(["example.org/a:1"], findings.Texts());
        Assert.Equal(["operator/inner", "operator", "operator"], findings.Problems.Select(problem => problem.FromSubchart));
    }

    [Fact]
    public void A_template_can_include_another_file_by_its_path()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("templates/config.yaml", "a: {{ .Template.Name }}"),
            ("templates/pod.yaml", "sum: {{ include (print $.Template.BasePath \"/config.yaml\") . | sha256sum }}\nimage: example.org/a:1")));
        Assert.Equal(["example.org/a:1"], findings.Texts());
        Assert.Empty(findings.Problems);
    }
}
