using System.Text;
using CsCheck;
using KubeStellar.Delivery.Charts.Finding;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

public sealed class ChartProblemTests
{
    [Theory]
    [InlineData("a: 1\nimage: example.org/x:{{ now | date \"2006\" }}", "templates/a.yaml:2 example.org/x:{{ now | date \"2006\" }}: the image cannot be known: date gives another value each time")]
    [InlineData("image: {{ .Release.Name }}/x:1", "templates/a.yaml:1 {{ .Release.Name }}/x:1: the image cannot be known: who installs the chart chooses it")]
    [InlineData("image: x:{{ inventedByNobody . }}", "templates/a.yaml:1 x:{{ inventedByNobody . }}: the image cannot be known: the function inventedByNobody is not known here")]
    [InlineData("a: {{ .Values.a.b.c }}", "templates/a.yaml:1 {{ .Values.a.b.c }}: nil pointer evaluating interface {}.b")]
    [InlineData("a: 1\n{{ required \"say which\" .Values.which }}", "templates/a.yaml:2 {{ required \"say which\" .Values.which }}: say which")]
    [InlineData("\n\n{{ if .Values.a }}", "templates/a.yaml:3 : the template has the end of the template where {{end}} or {{else}} is expected")]
    [InlineData("\n{{ .Values.a | | }}", "templates/a.yaml:2 : the template has | where a value in an action is expected")]
    [InlineData("args: [upgrade, 'oci://example.org/c/x']", "templates/a.yaml:1 example.org/c/x: the chart cannot be known: helm would install the newest version, for there is no --version")]
    [InlineData("args: [sh, -c, 'helm upgrade x oci://example.org/c/x --version $VERSION']", "templates/a.yaml:1 example.org/c/x:$VERSION: the chart cannot be known: a shell fills it in")]
    [InlineData("spec:\n  containers:\n  {{ inventedByNobody . }}", "templates/a.yaml:3 {{ inventedByNobody . }}: the image cannot be known: the function inventedByNobody is not known here")]
    [InlineData("spec:\n  initContainers:\n  {{ inventedByNobody . }}\n  - {}", "templates/a.yaml:3 {{ inventedByNobody . }}: the image cannot be known: the function inventedByNobody is not known here")]
    [InlineData("\n{{ inventedByNobody . }}\n", "templates/a.yaml:2 {{ inventedByNobody . }}: the image cannot be known: the function inventedByNobody is not known here")]
    [InlineData("{{ printf \"%x\" (int64 \"-9223372036854775808\") }}", "templates/a.yaml:1 {{ printf \"%x\" (int64 \"-9223372036854775808\") }}: printf cannot take these arguments: Negating the minimum value of a twos complement number is invalid.")]
    public void What_cannot_be_resolved_is_a_problem_with_its_place_the_expression_and_the_reason(string template, string expected)
    {
        var findings = TestChart.Find(template);
        Assert.Equal([expected], findings.Problems());
        Assert.Empty(findings.References);
    }

    [Fact]
    public void A_text_on_which_the_YAML_parser_stops_within_a_node_is_a_problem() =>
        Assert.Contains("no YAML", Assert.Single(TestChart.Find("[c|X\"ems (t~Af-.Z~6>n~@9$~f}B=GIo$OrbZ.s]UiL!%YyA8~tvrWOkD4'p%*r[t;**>{2v*I|!e,").Problems()), StringComparison.Ordinal);

    [Fact]
    public void All_problems_are_collected()
    {
        var findings = ChartReferenceFinder.Find(TestChart.Of(
            ("templates/a.yaml", "image: a:{{ now }}\n---\nimage: b:{{ uuidv4 }}\n---\nx: y: z\n"),
            ("templates/b.yaml", "{{ end }}"),
            ("templates/c.yaml", "image: example.org/c:1")));
        Assert.Equal([("templates/a.yaml", 1), ("templates/a.yaml", 3), ("templates/a.yaml", 5), ("templates/b.yaml", 1)], findings.Problems.Select(problem => (problem.File, problem.Line)));
        Assert.Equal(["example.org/c:1"], findings.Texts());
    }

    [Fact]
    public void A_template_that_is_no_UTF_8_is_a_problem_with_its_line_unless_nothing_is_rendered_of_it()
    {
        ReadOnlyMemory<byte> content = Encoding.Latin1.GetBytes("image: example.org/x:1\nnote: caf\u00e9\n");
        var chart = TestChart.Of().With([new("templates/a.yaml", content), new("templates/_b.tpl", content), new("templates/NOTES.txt", content)]);
        Assert.Equal(["templates/a.yaml:2 : the template has the byte 0xe9 where UTF-8 is expected"], ChartReferenceFinder.Find(chart).Problems());
    }

    [Fact]
    public void Values_that_are_no_YAML_are_a_problem_with_their_line()
    {
        var problem = Assert.Single(TestChart.Find("a: 1", "a: 1\nb: [\n").Problems);
        Assert.Equal("values.yaml", problem.File);
        Assert.InRange(problem.Line, 2, 3);
    }

    [Theory]
    [InlineData("{{ range until 100000 }}{{ range until 100000 }}image: example.org/x{{ end }}{{ end }}", "the templates make texts of more than 8 MiB")]
    [InlineData("{{ range until 100000 }}{{ range until 100000 }}{{ $x := . }}{{ end }}{{ end }}", "the templates take more than 4000000 steps")]
    [InlineData("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}", "templates include each other more than 250 deep")]
    public void A_chart_that_would_run_on_ends_in_a_problem(string template, string what)
    {
        var problem = Assert.Single(TestChart.Find(template).Problems);
        Assert.Equal(("templates/a.yaml", 1, what), (problem.File, problem.Line, problem.What));
    }

    [Theory]
    [InlineData("{{ range until 100000 }}{{ now }}\n{{ end }}")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\ndata: {a: '{{ range until 40000 }}image=a/b:{{ . }},image=image={{ end }}'}")]
    [InlineData("apiVersion: v1\nkind: Engine\nspec: '{{ range until 40000 }}ghcr.io/own/agent:$ghcr.io/own/agent:{{ . }}{{ end }}'")]
    [InlineData("args: [{{ range until 40000 }}'oci://a.b/c{{ . }}', {{ end }}x]")]
    public void Many_places_to_look_at_take_no_time_of_their_square(string template)
    {
        var own = new Dictionary<RepositoryName, ChartReferenceKind> { [RepositoryName.Parse("ghcr.io/own/agent")] = ChartReferenceKind.Image };
        Assert.NotEmpty(ChartReferenceFinder.Find(TestChart.Of(("templates/a.yaml", template)), own).Problems);
    }

    [Fact]
    public void Any_template_and_any_values_give_findings_and_no_exception() =>
        Gen.Select(
                Gen.OneOf(Gen.String, Pieces("image: ", "a:1", "\n", "  ", "- ", "{{ if .Values.a }}", "{{ else }}", "{{ end }}", "{{ range .Values.b }}", "{{ . }}", "{{ .Values.a.b }}", "---\n", ": ", "[", "{", "&a ", "*a", "|\n", "data:", "kind: Secret", "\uE000", "\uE001", "0", "{{ now }}", "{{ toYaml .Values | nindent 2 }}")),
                Gen.OneOf(Gen.String, Pieces("a: ", "b: ", "1", "x", "\n", "- ", "{", "}", "[", "]", "&a ", "*a", "<<: ", "\t", "null", "!!int ")))
            .Sample((template, values) => Assert.NotNull(TestChart.Find(template, values)), iter: 3_000);

    [Fact]
    public void Bytes_that_are_no_text_give_findings_and_no_exception() =>
        Gen.Byte.Array[0, 60].Sample(bytes => Assert.NotNull(ChartReferenceFinder.Find(TestChart.Of(("templates/a.yaml", Encoding.Latin1.GetString(bytes)), ("Chart.yaml", Encoding.Latin1.GetString(bytes))))), iter: 1_000);

    private static Gen<string> Pieces(params string[] texts) => Gen.Int[0, texts.Length - 1].List[0, 20].Select(indexes => string.Concat(indexes.Select(index => texts[index])));
}
