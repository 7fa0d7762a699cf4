using System.Text;
using System.Text.Json;
using CsCheck;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Tests.Yaml;

/// <summary>The expected texts are what sigs.k8s.io/yaml 1.5 with go-yaml 2.4.2, the versions in helm 3.18, writes for the same JSON.</summary>
public sealed class GoYamlTests
{
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String[Gen.Char["ab1.0:-#'\"\\ \n\t[]{},&*!|>%@`~?=éü\u00a0\u0007"], 0, 12],
        Gen.String[Gen.Char["ab '\":#"], 80, 200],
        Gen.OneOf([.. ((string[])["true", "null", "1.10", "0x1F", "2024-01-02", "12:30", "", " ", "\n", "---", "😀 beyond the basic plane"]).Select(Gen.Const)]));

    // The parser takes no key without quotes that has a star after a blank, which YAML allows.
    private static readonly Gen<string> Key = Gen.String[Gen.Char["ab1.:-#'\"\\\n[]{},&*!|>%@`~?=é"], 0, 140];

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("0.24.0", "0.24.0")]
    [InlineData("1.10", "\"1.10\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("", "\"\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("08", "\"08\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("+1", "\"+1\"")]
    [InlineData("1e400", "1e400")]
    [InlineData("18446744073709551616", "\"18446744073709551616\"")]
    [InlineData("2024-01-02", "\"2024-01-02\"")]
    [InlineData("2024-1-2T3:4:5Z", "\"2024-1-2T3:4:5Z\"")]
    [InlineData("2024-13-02", "2024-13-02")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("-", "'-'")]
    [InlineData("- a", "'- a'")]
    [InlineData("-a", "-a")]
    [InlineData("? a", "'? a'")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a:", "'a:'")]
    [InlineData("a:b", "a:b")]
    [InlineData("a #b", "'a #b'")]
    [InlineData("a#b", "a#b")]
    [InlineData("#a", "'#a'")]
    [InlineData("%a", "'%a'")]
    [InlineData("'a'", "'''a'''")]
    [InlineData("it's", "it's")]
    [InlineData("<<", "<<")]
    [InlineData("---", "'---'")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("a\\b", "a\\b")]
    [InlineData("two\nlines", "|-\n  two\n  lines")]
    [InlineData("two\nlines\n", "|\n  two\n  lines")]
    [InlineData("two\n\n\n", "|+\n  two\n\n")]
    [InlineData("\nx", "|2-\n\n  x")]
    [InlineData(" x", "' x'")]
    [InlineData("é", "é")]
    [InlineData("😀", "\"\\U0001F600\"")]
    [InlineData("\r", "\"\\r\"")]
    public void A_text_is_written_in_the_style_that_go_yaml_takes(string text, string expected) =>
        Assert.Equal($"key: {expected}\n", Write(json =>
        {
            json.StartObject();
            json.Name("key");
            json.Text(text);
            json.EndObject();
        }));

    [Fact]
    public void Keys_are_sorted_with_numbers_in_them_and_long_lines_are_broken_at_blanks()
    {
        const string json = """
            {"name":"a","annotations":{"k10":"1","k9":"2","a.b":"3","ab":"4","a-b":"5","B":"6","é":"7","k010":"8","k1":"9","Z0":"10"},
            "description":"A sentence that is much longer than the eighty columns where go-yaml breaks lines, and quoted: not at all.",
            "home":"https://example.com/a/very/long/address/without/any/blank/that/is/longer/than/eighty/columns/in/all",
            "icon":"it's a 'quoted' word word word word word word word word word word word word word word: word word",
            "keywords":["a",["b",["c"]],[],{}],"x":[{"b":"1","a":["2"]},{"deprecated":true}],
            "a long key of more than one hundred and twenty eight bytes, which is what go-yaml takes for the limit of a key on one line, as libyaml":"v","n":3}
            """;

        Assert.Equal(
            """
            ? a long key of more than one hundred and twenty eight bytes, which is what go-yaml
              takes for the limit of a key on one line, as libyaml
            : v
            annotations:
              B: "6"
              Z0: "10"
              a-b: "5"
              a.b: "3"
              ab: "4"
              k1: "9"
              k9: "2"
              k10: "1"
              k010: "8"
              é: "7"
            description: 'A sentence that is much longer than the eighty columns where go-yaml
              breaks lines, and quoted: not at all.'
            home: https://example.com/a/very/long/address/without/any/blank/that/is/longer/than/eighty/columns/in/all
            icon: 'it''s a ''quoted'' word word word word word word word word word word word word
              word word: word word'
            keywords:
            - a
            - - b
              - - c
            - []
            - {}
            "n": 3
            name: a
            x:
            - a:
              - "2"
              b: "1"
            - deprecated: true

            """,
            GoYaml.FromJson(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Whatever_is_written_reads_back_the_same() =>
        Gen.Dictionary(Key, Word.Array[0, 4])[1, 5].Sample(expected =>
        {
            var yaml = Write(json =>
            {
                json.StartObject();
                foreach (var (key, values) in expected)
                {
                    json.Name(key);
                    json.StartArray();
                    values.ToList().ForEach(json.Text);
                    json.EndArray();
                }

                json.EndObject();
            });

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var root = (YamlMappingNode)stream.Documents[0].RootNode;
            Assert.Equal(expected.Count, root.Children.Count);
            Assert.All(expected, entry => Assert.Equal(entry.Value, ((YamlSequenceNode)root.Children[entry.Key]).Select(item => ((YamlScalarNode)item).Value)));
        });

    [Fact]
    public void What_needs_quotes_to_stay_a_text_gets_them() =>
        Word.Sample(text =>
        {
            var yaml = GoYaml.FromJson(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["key"] = text }));

            Assert.Equal(text, YamlMap.Parse(yaml, "file", GoScalars.Instance).Text("key"));
        });

    private static string Write(Action<GoJsonWriter> write)
    {
        var json = new GoJsonWriter();
        write(json);
        return GoYaml.FromJson(json.ToArray());
    }
}
