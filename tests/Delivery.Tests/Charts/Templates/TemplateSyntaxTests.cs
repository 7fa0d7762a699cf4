using CsCheck;
using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Tests.Charts.Templates;

public sealed class TemplateSyntaxTests
{
    [Theory]
    [InlineData("a\nb\n{{ if .x }}\nc", 4, "{{end}} or {{else}}", "the end of the template")]
    [InlineData("a\n{{ .x }\nb", 2, "a token of the template language", "\"}\"")]
    [InlineData("a\n\n{{ \"open }}\n", 3, "a quoted literal that ends on its line", "one that does not")]
    [InlineData("{{ end }}", 1, "an action that opens a block before", "{{")]
    [InlineData("\n{{ $x }}", 2, "a variable that is declared before", "$x")]
    [InlineData("\n{{ .a\n| 3 }}", 3, "a function or field after |", "a literal")]
    [InlineData("x\n{{/* open", 2, "a comment that ends in */", "a comment that does not end")]
    [InlineData("{{ break }}", 1, "a range around break", "break")]
    public void A_mistake_is_reported_with_its_line_and_what_was_expected(string template, int line, string expected, string found)
    {
        var exception = Assert.Throws<TemplateSyntaxException>(() => TemplateFile.Parse("templates/a.yaml", template));
        Assert.Equal(("templates/a.yaml", line), (exception.File, exception.Line));
        Assert.Equal((expected, found), (exception.Fault.Expected, exception.Fault.Found));
        Assert.Contains($"templates/a.yaml:{line}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_know_their_lines()
    {
        var file = TemplateFile.Parse("x", "one\n{{ .a }}\n\n{{- if .b }}\n{{ .c }}{{ end }}");
        var branch = Assert.IsType<TemplateNode.Branch>(file.Body[^1]);
        Assert.Equal([1, 2, 4], file.Body.Select(node => node.Line));
        Assert.Equal([4, 5], branch.Body.Select(node => node.Line));
        Assert.Equal("{{- if .b }}", branch.Source);
    }

    [Theory]
    [InlineData("{{ (", "1", ") }}")]
    [InlineData("{{ if 1 }}", "x", "{{ end }}")]
    [InlineData("{{ if 0 }}a{{ else ", "if 1 }}x{{ end }}", "")]
    public void Nesting_is_bounded(string before, string middle, string after)
    {
        var opening = before.StartsWith("{{ (", StringComparison.Ordinal) ? "{{ " + new string('(', 100_000) : string.Concat(Enumerable.Repeat(before, 100_000));
        var exception = Assert.Throws<TemplateSyntaxException>(() => TemplateFile.Parse("x", opening + middle + after));
        Assert.NotEmpty(exception.Fault.Expected);
    }

    [Fact]
    public void Text_without_braces_is_rendered_as_it_is() =>
        Gen.String.Where(text => !text.Contains("{{", StringComparison.Ordinal) && !text.Any(c => c is '\uE000' or '\uE001'))
            .Sample(text => Assert.Equal(text, TemplateRendering.Render(text)));

    [Fact]
    public void Any_text_is_either_read_or_refused() =>
        Gen.String.Select(Gen.String, (left, right) => $"{left}{{{{{right}").Sample(IsReadOrRefused);

    [Fact]
    public void Any_pieces_of_the_language_are_either_read_or_refused() =>
        OneOf(
                "{{", "}}", "{{-", "-}}", "{{ end }}", "{{ else }}", "{{ if .a }}", "{{ range $i, $e := . }}", "{{ with $x }}", "{{ define \"t\" }}", "{{ block \"t\" . }}", "{{ template \"t\" }}",
                " ", ".", ".a", "$", "$x", ":=", "=", ",", "|", "(", ")", "\"", "`", "'", "\\", "/*", "*/", "0x", "1e", "-", "+", "x", "\n", "else if 1", "break", "nil", "true", "é", "\0")
            .List[0, 25].Select(pieces => string.Concat(pieces)).Sample(IsReadOrRefused, iter: 20_000);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void IsReadOrRefused(string text)
    {
        try
        {
            TemplateFile.Parse("x", text);
        }
        catch (TemplateSyntaxException)
        {
        }
    }
}
