using CsCheck;
using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class GoTemplateTests
{
    private static readonly GoTemplateData Data = GoTemplateData.Empty
        .With("Version", "1.2.3")
        .With("Env", new Dictionary<string, string> { ["LDFLAGS"] = "-s -w", ["EMPTY"] = "" })
        .With("Git", GoTemplateData.Empty.With("ShortCommit", "abc1234"));

    [Theory]
    [InlineData("", "")]
    [InlineData("plain } { text", "plain } { text")]
    [InlineData("{{.Version}}", "1.2.3")]
    [InlineData("{{ .Version }}", "1.2.3")]
    [InlineData("{{\t.Version\n}}", "1.2.3")]
    [InlineData("v{{ .Version }}-{{.Git.ShortCommit}}!", "v1.2.3-abc1234!")]
    [InlineData("{{ $.Env.LDFLAGS }}", "-s -w")]
    [InlineData("[{{ .Env.EMPTY }}]", "[]")]
    [InlineData("a  {{- .Version -}}  b", "a1.2.3b")]
    [InlineData("a {{- /* nothing */ -}} b", "ab")]
    [InlineData("a{{/* nothing */}}b", "ab")]
    [InlineData("{{ \"{{\" }}.Version{{ `}}` }}", "{{.Version}}")]
    [InlineData("{{ \"tab\\tquote\\\"\" }}", "tab\tquote\"")]
    public void A_template_is_filled_in_as_Go_does(string template, string expected) =>
        Assert.Equal(expected, GoTemplate.Render(template, Data));

    [Theory]
    [InlineData("{{ .Version | tolower }}", 1)]
    [InlineData("v{{ if .Version }}x{{ end }}", 2)]
    [InlineData("{{ index .Env \"X\" }}", 1)]
    [InlineData("{{ . }}", 1)]
    [InlineData("{{ }}", 1)]
    [InlineData("{{ .Version", 1)]
    [InlineData("{{ .Version }", 1)]
    [InlineData("{{ \"open }}", 1)]
    [InlineData("{{- 3 }}", 1)]
    [InlineData("{{ .A..B }}", 1)]
    [InlineData("{{ /* open", 1)]
    public void What_is_more_than_a_field_is_refused_and_says_what_is_supported(string template, int position)
    {
        var exception = Assert.Throws<UnsupportedTemplateException>(() => GoTemplate.Render(template, Data));
        Assert.Equal(position, exception.Position);
        Assert.Equal(template, exception.Template);
        Assert.Contains("{{ .Env.NAME }}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x{{ .Verson }}", "Verson", 5, "Version")]
    [InlineData("{{ .version }}", "version", 4, "Version")]
    [InlineData("{{ .Env.LDFLAG }}", "Env.LDFLAG", 4, "Env.LDFLAGS")]
    [InlineData("{{ .Git.Commit }}", "Git.Commit", 4, null)]
    [InlineData("{{ .Git }}", "Git", 4, null)]
    [InlineData("{{ .Version.Major }}", "Version.Major", 4, null)]
    public void An_unknown_key_is_reported_with_its_place_and_the_nearest_known_key(string template, string key, int position, string? nearest)
    {
        var exception = Assert.Throws<UnknownTemplateKeyException>(() => GoTemplate.Render(template, Data));
        Assert.Equal((template, key, position, nearest), (exception.Template, exception.Key, exception.Position, exception.NearestKey));
        Assert.Equal(["Env.EMPTY", "Env.LDFLAGS", "Git.ShortCommit", "Version"], exception.KnownKeys);
    }

    [Fact]
    public void An_unknown_key_is_explained_without_values()
    {
        var exception = Assert.Throws<UnknownTemplateKeyException>(() => GoTemplate.Render("{{ .Verson }}", Data));
        Assert.Equal(
            """
            cannot evaluate the template: {{ .Verson }}
              expected: one of .Git.ShortCommit, .Version, .Env.<variable>
              found:    .Verson at character 4
              next:     did you mean .Version?
            """,
            exception.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_keys_of_a_template_can_be_listed() =>
        Assert.Equal(["Version", "Env.LDFLAGS"], GoTemplate.Parse("{{.Version}} {{ .Env.LDFLAGS }} text").Keys);

    [Fact]
    public void Text_without_braces_stays_as_it_is() =>
        Gen.String.Where(text => !text.Contains("{{", StringComparison.Ordinal)).Sample(text => Assert.Equal(text, GoTemplate.Render(text, GoTemplateData.Empty)));

    [Fact]
    public void A_field_takes_its_value_as_it_is_between_any_texts()
    {
        var text = Gen.String.Where(value => !value.Contains('{', StringComparison.Ordinal));
        Gen.Select(text, Gen.String, text).Sample((before, value, after) =>
            Assert.Equal(before + value + after, GoTemplate.Render($"{before}{{{{ .A.B }}}}{after}", GoTemplateData.Empty.With("A", new Dictionary<string, string> { ["B"] = value }))));
    }

    [Fact]
    public void Any_template_is_either_read_or_refused() =>
        OneOf("{{", "}}", "-", " ", ".", ".A", "$", "\"", "`", "\\", "/*", "*/", "x", "\n").List[0, 20].Sample(pieces =>
        {
            try
            {
                GoTemplate.Parse(string.Concat(pieces));
            }
            catch (UnsupportedTemplateException)
            {
            }
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
