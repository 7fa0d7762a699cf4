using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Tests.Charts.Templates;

public sealed class HostileTemplateTests
{
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
    public void A_template_that_would_run_on_or_fill_the_memory_ends_in_an_error(string template)
    {
        var failure = Assert.Throws<TemplateFailure>(() => TemplateRendering.Render(template));
        Assert.True(failure.IsFatal);
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
}
