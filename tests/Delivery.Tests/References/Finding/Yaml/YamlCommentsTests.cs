using KubeStellar.Delivery.References.Finding;
using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.Tests.References.Finding.Yaml;

public sealed class YamlCommentsTests
{
    [Theory]
    [InlineData("# a\nb: 1", "   \nb: 1")]
    [InlineData("b: 1 # it's\r\n", "b: 1       \r\n")]
    [InlineData("b: \"1 # 2\"", "b: \"1 # 2\"")]
    [InlineData("b: 'x' # \"y\"", "b: 'x'      ")]
    [InlineData("b: a#b ${X#v}", "b: a#b ${X#v}")]
    [InlineData("{{/* a\nb */}}c", "{{    \n    }}c")]
    [InlineData("{{- /* a */ -}}c", "{{-         -}}c")]
    [InlineData("{{/* a", "{{/* a")]
    public void Comments_become_blanks_of_the_same_length(string text, string expected) => Assert.Equal(expected, YamlComments.Blank(text));

    [Fact]
    public void What_is_commented_out_is_no_reference_for_any_finder() =>
        Assert.Empty(Found.In("chart/templates/x.yaml", "{{/*\nimage: quay.io/a/b:1.2.3\n*/}}\n# image: quay.io/a/b:1.2.3\nx: 1 # quay.io/a/b:1.2.3\n", FileFinders.All).Mentions);
}
