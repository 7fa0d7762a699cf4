using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Tests.Charts.Templates;

/// <summary>What sprig and helm document of their functions (masterminds.github.io/sprig, helm.sh/docs/chart_template_guide/function_list).</summary>
public sealed class HelmFunctionTests
{
    [Theory]
    [InlineData("{{ .missing | default \"x\" }} {{ .name | default \"x\" }} {{ default 5 0 }} {{ default \"y\" .empty }}", "x box 5 y")]
    [InlineData("{{ .name | quote }} {{ quote 1 nil \"a\\\"b\" }} {{ .name | squote }}", "\"box\" \"1\" \"a\\\"b\" 'box'")]
    [InlineData("{{ \"  a \" | trim }}{{ \"--x--\" | trimAll \"-\" }}{{ \"a-b\" | trimSuffix \"-b\" }}{{ \"a-b\" | trimPrefix \"a-\" }}", "axab")]
    [InlineData("{{ trunc 3 \"abcdef\" }} {{ trunc -3 \"abcdef\" }} {{ trunc 9 \"abc\" }}", "abc def abc")]
    [InlineData("{{ upper \"ab\" }} {{ lower \"AB\" }} {{ title \"ab cd\" }} {{ repeat 3 \"xy\" }} {{ substr 1 3 \"abcd\" }} {{ nospace \" a b \" }}", "AB ab Ab Cd xyxyxy bc ab")]
    [InlineData("{{ replace \"+\" \"_\" \"1+2+3\" }} {{ contains \"b\" \"abc\" }} {{ hasPrefix \"a\" \"abc\" }} {{ hasSuffix \"a\" \"abc\" }}", "1_2_3 true true false")]
    [InlineData("{{ \"a\\nb\" | indent 2 }}|{{ \"a\\nb\" | nindent 1 }}", "  a\n  b|\n a\n b")]
    [InlineData("{{ ternary \"y\" \"n\" true }} {{ .no | ternary \"y\" \"n\" }} {{ coalesce \"\" 0 \"z\" }} {{ empty .list }} {{ empty \"\" }}", "y n z false true")]
    [InlineData("{{ list 1 2 3 | join \"-\" }} {{ join \",\" .list }} {{ first .list }} {{ last .list }} {{ rest .list }} {{ initial .list }}", "1-2-3 a,b,c a c [b c] [a b]")]
    [InlineData("{{ append .list \"d\" }} {{ prepend .list \"z\" }} {{ concat .list (list 1) }} {{ has \"b\" .list }} {{ without .list \"b\" }} {{ uniq (list 1 1 2) }}", "[a b c d] [z a b c] [a b c 1] true [a c] [1 2]")]
    [InlineData("{{ sortAlpha (list \"c\" \"a\") }} {{ splitList \",\" \"a,b\" }} {{ (split \"$\" \"a$b\")._1 }} {{ until 3 }} {{ untilStep 3 9 3 }} {{ cat 1 \"a\" }}", "[a c] [a b] b [0 1 2] [3 6] 1 a")]
    [InlineData("{{ $d := dict \"a\" 1 \"b\" 2 }}{{ $_ := set $d \"c\" 3 }}{{ $d }} {{ get $d \"c\" }} {{ get $d \"x\" }}|{{ hasKey $d \"a\" }} {{ keys $d }} {{ values $d }}", "map[a:1 b:2 c:3] 3 |true [a b c] [1 2 3]")]
    [InlineData("{{ pick .map \"a\" }} {{ omit .map \"a\" }} {{ dig \"inner\" \"leaf\" \"none\" .deep }} {{ dig \"inner\" \"x\" \"none\" .deep }}", "map[a:one] map[b:two] green none")]
    [InlineData("{{ merge (dict \"a\" 1) (dict \"a\" 2 \"b\" 3) }} {{ mergeOverwrite (dict \"a\" 1) (dict \"a\" 2 \"b\" 3) }}", "map[a:1 b:3] map[a:2 b:3]")]
    [InlineData("{{ int .number }} {{ int \"7\" }} {{ int64 \"x\" }} {{ float64 \"1.5\" }} {{ atoi \"12\" }} {{ add 1 2 3 }} {{ sub 5 2 }} {{ mul 2 3 }} {{ div 7 2 }} {{ mod 7 2 }}", "3 7 0 1.5 12 6 3 6 3 1")]
    [InlineData("{{ max 1 5 2 }} {{ min 4 2 }} {{ ceil 1.2 }} {{ floor 1.8 }} {{ round 123.555555 3 }} {{ add1 4 }}", "5 2 2 1 123.556 5")]
    [InlineData("{{ b64enc \"hi\" }} {{ b64dec \"aGk=\" }} {{ sha256sum \"\" | trunc 8 }}", "aGk= hi e3b0c442")]
    [InlineData("{{ semverCompare \">=1.2.0\" \"1.10.0\" }} {{ semverCompare \"^1.2\" \"2.0.0\" }} {{ semverCompare \"~1.2.3\" \"1.2.9\" }} {{ semverCompare \">=1.19-0\" \"v1.33.0\" }} {{ semverCompare \"<1.0 || >=2\" \"2.1.0\" }}", "true false true true true")]
    [InlineData("{{ (semver \"v1.2.3-rc.1\").Minor }} {{ (semver \"1.2.3-rc.1\").Prerelease }}", "2 rc.1")]
    [InlineData("{{ kindOf .name }} {{ kindOf .list }} {{ kindOf .map }} {{ kindIs \"float64\" .number }} {{ kindOf nil }} {{ typeOf .map }}", "string slice map true invalid map[string]interface {}")]
    [InlineData("{{ regexMatch \"^b.x$\" .name }} {{ regexReplaceAll \"a(x*)b\" \"-ab-axxb-\" \"${1}W\" }} {{ regexFind \"[a-z]+\" \"12ab3\" }}", "true -W-xxW- ab")]
    [InlineData("{{ toYaml .map }}|{{ toYaml .list }}|{{ toYaml .number }}|{{ toYaml \"true\" }}|{{ toYaml .people }}", "a: one\nb: two|- a\n- b\n- c|3|\"true\"|- age: 30\n  name: Ann\n- age: 40\n  name: Bob")]
    [InlineData("{{ toYaml (dict \"l\" .list \"m\" .deep \"e\" list \"t\" \"x: y\") }}", "e: []\nl:\n- a\n- b\n- c\nm:\n  inner:\n    leaf: green\nt: 'x: y'")]
    [InlineData("{{ toYaml (dict \"s\" \"a\\nb\\n\" \"large\" .large) }}", "large: 1234567\ns: |\n  a\n  b")]
    [InlineData("{{ toJson (dict \"a\" .list \"n\" nil \"b\" \"<x>\") }} {{ (fromJson \"{\\\"a\\\": [1]}\").a }} {{ (fromYaml \"a: {b: c}\").a.b }}", "{\"a\":[\"a\",\"b\",\"c\"],\"b\":\"\\u003cx\\u003e\",\"n\":null} [1] c")]
    [InlineData("{{ define \"t\" }}<{{ . }}>{{ end }}{{ include \"t\" .name | upper }}{{ tpl \"{{ .name }}-{{ include \\\"t\\\" 1 }}\" . }}", "<BOX>box-<1>")]
    [InlineData("{{ with lookup \"v1\" \"Namespace\" \"\" \"x\" }}there{{ else }}not there{{ end }}", "not there")]
    [InlineData("{{ required \"need it\" .name }}", "box")]
    [InlineData("{{ .large }} {{ .large | int }} {{ .large | toString }} {{ .large | int64 | quote }}", "1.234567e+06 1234567 1.234567e+06 \"1234567\"")]
    public void A_function_gives_what_is_documented(string template, string expected) => Assert.Equal(expected, TemplateRendering.Render(template));

    [Theory]
    [InlineData("{{ required \"name the box\" .missing }}", "name the box")]
    [InlineData("{{ fail \"no box\" }}", "no box")]
    [InlineData("{{ env \"HOME\" }}", "helm removes the function env")]
    [InlineData("{{ include \"none\" . }}", "no template \"none\" is defined")]
    [InlineData("{{ trunc 3 .list }}", "argument 2 of trunc must be text, not slice")]
    [InlineData("{{ div 1 0 }}", "division by zero")]
    [InlineData("{{ semverCompare \">=1\" \"x\" }}", "\"x\" is no semantic version")]
    [InlineData("{{ tpl \"{{ if }}\" . }}", "tpl expects a value in if, found }}")]
    public void What_helm_refuses_is_refused_with_the_line(string template, string message)
    {
        var failure = Assert.Throws<TemplateFailure>(() => TemplateRendering.Render("first\n" + template));
        Assert.Equal(message, failure.Message);
        Assert.Equal(new TemplatePlace("templates/x.yaml", 2, template), failure.Place);
    }

    [Theory]
    [InlineData("{{ now }}")]
    [InlineData("{{ now | date \"2006\" | quote }}")]
    [InlineData("{{ randAlphaNum 8 | b64enc }}")]
    [InlineData("{{ (genCA \"x\" 1).Cert }}")]
    [InlineData("{{ inventedByNobody 1 2 }}")]
    [InlineData("{{ default \"x\" (uuidv4) }}")]
    [InlineData("{{ printf \"a\" | inventedByNobody | upper }}")]
    public void What_cannot_be_known_stays_the_expression_as_written(string template) =>
        Assert.Contains(template, TemplateRendering.Render($"a {template} b"), StringComparison.Ordinal);
}
