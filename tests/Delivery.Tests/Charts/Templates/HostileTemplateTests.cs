using CsCheck;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Charts.Templates.Functions;

namespace KubeStellar.Delivery.Tests.Charts.Templates;

public sealed class HostileTemplateTests
{
    private static IEnumerable<string> FunctionNames => new[]
    {
        TextFunctions.Table, ChoiceFunctions.Table, ChartFunctions.Table, CompareFunctions.Table, CollectionFunctions.Table, MapFunctions.Table, FormatFunctions.Table,
        EncodingFunctions.Table, KindFunctions.Table, NumberFunctions.Table, VersionFunctions.Table, PatternFunctions.Table,
    }.SelectMany(table => table.Keys);

    [Theory]
    [InlineData("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}")]
    [InlineData("{{ define \"a\" }}{{ template \"b\" . }}{{ end }}{{ define \"b\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}")]
    [InlineData("{{ $t := \"{{ tpl .t . }}\" }}{{ tpl $t (dict \"t\" $t) }}")]
    [InlineData("{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}")]
    [InlineData("{{ until 1000000000 }}")]
    [InlineData("{{ untilStep 0 2000000000 1 }}")]
    [InlineData("{{ repeat 100000 (repeat 100000 \"x\") }}")]
    [InlineData("{{ printf \"%1000000000d\" 1 }}")]
    [InlineData("{{ indent 1000000000 \"x\" }}")]
    [InlineData("{{ $x := \"0123456789\" }}{{ range until 64 }}{{ $x = cat $x $x }}{{ end }}{{ $x }}")]
    [InlineData("{{ $x := \"aaaaaaaaaa\" }}{{ range until 20 }}{{ $x = replace \"a\" \"aaaaaaaaaa\" $x }}{{ end }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"self\" $m }}{{ toYaml $m }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"self\" $m }}{{ toJson $m }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"self\" $m }}{{ $m }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"self\" $m }}{{ deepCopy $m }}")]
    [InlineData("{{ $m := dict \"k\" \"v\" }}{{ range until 40 }}{{ $m = dict \"a\" $m \"b\" $m }}{{ end }}{{ toYaml $m }}")]
    [InlineData("{{ $m := dict \"k\" \"v\" }}{{ range until 40 }}{{ $m = dict \"a\" $m \"b\" $m }}{{ end }}{{ deepCopy $m }}")]
    [InlineData("{{ $l := list 1 }}{{ range until 60 }}{{ $l = concat $l $l }}{{ end }}")]
    [InlineData("{{ join (repeat 100000 \"a\") (until 100000) }}")]
    [InlineData("{{ $x := repeat 100000 \"a\" }}{{ regexReplaceAll \"a\" $x $x }}")]
    [InlineData("{{ $x := repeat 100000 \"a\" }}{{ regexReplaceAllLiteral \"a\" $x $x }}")]
    [InlineData("{{ $x := repeat 100000 (repeat 80 \"a\") }}{{ range until 100000 }}{{ $_ := sha256sum $x }}{{ end }}")]
    [InlineData("{{ $x := repeat 100000 (repeat 80 \"a\") }}{{ range until 100000 }}{{ $_ := contains \"b\" $x }}{{ end }}")]
    [InlineData("{{ $x := repeat 100000 (repeat 80 \"a\") }}{{ range until 100000 }}{{ $_ := regexMatch \"b\" $x }}{{ end }}")]
    [InlineData("{{ $x := repeat 100000 (repeat 80 \"a\") }}{{ range until 100000 }}{{ $_ := tpl $x . }}{{ end }}")]
    [InlineData("{{ $x := repeat 100000 (repeat 80 \"a\") }}{{ $l := list }}{{ range until 100000 }}{{ $l = append $l (splitList \"\" $x) }}{{ end }}")]
    [InlineData("{{ $m := dict \"k\" \"v\" }}{{ range until 18 }}{{ $m = dict \"a\" $m \"b\" $m }}{{ end }}{{ range until 100000 }}{{ $_ := has $m (list $m) }}{{ end }}")]
    [InlineData("{{ $l := list }}{{ range until 100000 }}{{ $l = append $l (until 100000) }}{{ end }}")]
    public void A_template_that_would_run_on_or_fill_the_memory_ends_in_an_error(string template)
    {
        var failure = Assert.Throws<TemplateFailure>(() => TemplateRendering.Render(template));
        Assert.True(failure.IsFatal);
    }

    [Fact]
    public void An_action_of_many_characters_costs_no_more_when_it_is_run_often()
    {
        var action = $"{{{{ $x := \"{new string('a', 2_000_000)}\" }}}}";
        Assert.Equal("", TemplateRendering.Render($"{{{{ range until 100000 }}}}{action}{{{{ end }}}}"));
    }

    [Fact]
    public void Any_function_with_any_arguments_gives_a_value_or_a_failure()
    {
        string[] arguments =
        [
            "", "1", "-1", "0", "9223372036854775807", "-9223372036854775807", "1.5", "1e300", "\"\"", "\"a\"", "\"%x%c%*d%.3e\"", "\"(\"", "\"a-b\"", "\"1.2.3\"", "\">=1\"",
            "nil", "true", ".", ".list", ".map", ".numbers", "(list)", "(dict)", "(now)", "(int64 \"-9223372036854775808\")", "(repeat 3 \"\u00e9\")",
        ];
        string[] names = [.. FunctionNames];
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, arguments.Length - 1].Array[0, 4]).Sample(
            (name, given) =>
            {
                try
                {
                    TemplateRendering.Render($"{{{{ {names[name]} {string.Join(' ', given.Select(index => arguments[index]))} }}}}");
                }
                catch (TemplateFailure)
                {
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_is_matched_in_time() =>
        Assert.Equal("false", TemplateRendering.Render("{{ regexMatch \"^(a+)+$\" (printf \"%s!\" (repeat 5000 \"a\")) }}"));

    [Fact]
    public void Values_that_expand_without_end_are_refused()
    {
        var values = "a: &a [x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"b{i}: &b{i} [*{(i == 1 ? "a" : $"b{i - 1}")}, *{(i == 1 ? "a" : $"b{i - 1}")}]\n"));
        Assert.True(Assert.Throws<TemplateFailure>(() => TemplateRendering.Render("{{ toYaml .b40 }}", values)).IsFatal);
    }

    [Fact]
    public void More_variables_at_one_place_than_anybody_keeps_are_refused()
    {
        static string Declared(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"{{{{ $v{i} := {i} }}}}"));

        Assert.Equal("998", TemplateRendering.Render(Declared(999) + "{{ $v998 }}"));
        Assert.Contains("1000 variables", Assert.Throws<TemplateSyntaxException>(() => TemplateRendering.Render(Declared(1000))).Fault.Expected, StringComparison.Ordinal);
    }
}
