using CsCheck;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Yaml;

public sealed class YamlEditTests
{
    private static readonly Gen<string> Value = Gen.String[Gen.Char["abcXYZ019 .:-_#'\"{}[]&*!%@`|>,?\\/ä\n\t"], 0, 12];

    // A line of the file: a key, and its value in one of the styles, with or without a comment.
    private static readonly Gen<string> Literal = Gen.OneOf(
        OneOf("plain", "1.2.3", "two words", "", "~", "&anchor text", "!!str 12", "a#b"),
        Value.Select(text => YamlScalar.Write(text, YamlDotNet.Core.ScalarStyle.DoubleQuoted)),
        Value.Where(text => !text.Contains('\n', StringComparison.Ordinal) && !text.Contains('\t', StringComparison.Ordinal)).Select(text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"));

    private static readonly Gen<string> Comment = OneOf("", "  # why", " # 'x': \"y\"", "   ");

    [Theory]
    [InlineData("a: 1\nversion: 0.1.0 # set by the workflow\nb: 2\n", "a: 1\nversion: 2.0.0 # set by the workflow\nb: 2\n")]
    [InlineData("version: \"0.1.0\"\r\n# end", "version: \"2.0.0\"\r\n# end")]
    [InlineData("version: '0.1.0'", "version: '2.0.0'")]
    [InlineData("version:\nnext: x\n", "version: 2.0.0\nnext: x\n")]
    [InlineData("version:   # later\nnext: x\n", "version: 2.0.0   # later\nnext: x\n")]
    [InlineData("version: &v 0.1.0\nappVersion: *v\n", "version: &v 2.0.0\nappVersion: *v\n")]
    [InlineData("{name: x, version: 0.1.0, c: d}", "{name: x, version: 2.0.0, c: d}")]
    [InlineData("version: >-\n  0.1\n  .0\nnext: x\n", "version: '2.0.0'\nnext: x\n")]
    [InlineData("--- # start\n\"version\" : 0.1.0\n...\n", "--- # start\n\"version\" : 2.0.0\n...\n")]
    [InlineData("\uFEFFversion: 0.1.0\n", "\uFEFFversion: 2.0.0\n")]
    public void Setting_a_value_keeps_everything_around_it(string before, string after) =>
        Assert.Equal(after, YamlEdit.Parse(before, "f").Set("2.0.0", "version").Text);

    [Fact]
    public void An_edit_changes_exactly_one_span_and_reads_back() =>
        Gen.Select(Gen.Select(Literal, Comment).Array[1, 6], Value, Gen.Int[0, 5], Gen.Bool, Gen.Bool).Sample((lines, value, chosen, isQuoted, isWindows) =>
        {
            var index = chosen % lines.Length;
            var lineEnd = isWindows ? "\r\n" : "\n";
            var texts = lines.Select((line, i) => $"key{i}: {line.Item1}{line.Item2}".TrimEnd()).ToArray();
            var before = string.Join(lineEnd, texts) + lineEnd;
            var edit = YamlEdit.Parse(before, "f");
            var after = isQuoted ? edit.SetQuoted(value, $"key{index}") : edit.Set(value, $"key{index}");

            Assert.Equal(value, after.Find($"key{index}"));
            var changed = after.Text.Split(lineEnd);
            Assert.Equal(texts.Length + 1, changed.Length);
            Assert.Equal(texts.Where((_, i) => i != index), changed.SkipLast(1).Where((_, i) => i != index));
            Assert.EndsWith(lines[index].Item2.TrimEnd(), changed[index], StringComparison.Ordinal);
            Assert.Equal(index + 1, after.LineOf($"key{index}"));
        });

    [Fact]
    public void Any_text_reads_back_from_any_style() =>
        Gen.Select(Gen.String, OneOf(YamlDotNet.Core.ScalarStyle.Plain, YamlDotNet.Core.ScalarStyle.SingleQuoted, YamlDotNet.Core.ScalarStyle.DoubleQuoted, YamlDotNet.Core.ScalarStyle.Folded))
            .Where(sample => sample.Item1.All(c => !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF' or '\uFEFF')))
            .Sample((text, style) => Assert.Equal(text, YamlEdit.Parse($"a: {YamlScalar.Write(text, style)} # comment\n", "f").Find("a")));

    [Theory]
    [InlineData("{{.Values.ControlPlaneName}}-role", "'{{.Values.ControlPlaneName}}-role'")]
    [InlineData("0.1.0-rc.1", "0.1.0-rc.1")]
    [InlineData("1.20", "'1.20'")]
    [InlineData("true", "'true'")]
    [InlineData("it's: so", "'it''s: so'")]
    [InlineData("1e3", "'1e3'")]
    [InlineData("2024-01-02", "'2024-01-02'")]
    public void A_text_is_quoted_where_yaml_would_read_it_otherwise(string text, string literal) =>
        Assert.Equal(literal, YamlScalar.Write(text, YamlDotNet.Core.ScalarStyle.Plain));

    [Theory]
    [InlineData("name: x # n\nb: c\n", "name: x # n\nappVersion: 1.2.3\nb: c\n")]
    [InlineData("name: x", "name: x\nappVersion: 1.2.3\n")]
    [InlineData("name: x\r\n", "name: x\r\nappVersion: 1.2.3\r\n")]
    public void A_missing_key_is_added_on_a_line_of_its_own(string before, string after) =>
        Assert.Equal(after, YamlEdit.Parse(before, "f").Add("appVersion", "1.2.3", "name").Text);

    [Fact]
    public void A_collection_is_not_replaced_by_a_value()
    {
        var error = Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse("a: b\nversion:\n  - x\n", "chart/values.yaml").Set("1", "version"));
        Assert.Equal(("chart/values.yaml", 3L, 3L), (error.File, error.Line, error.Column));
    }

    [Theory]
    [InlineData("a: &x 1\nversion: *x\n")]
    [InlineData("b:\n  a: &x 1\nversion: *x\n")]
    public void A_value_that_is_another_keys_is_not_changed(string text) =>
        Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse(text, "f").Set("2", "version"));

    [Theory]
    [InlineData("a: &m\n  c: 1\nversion: 1\n", "a: &m\n  c: 1\nversion: 1.2.3\n")]
    [InlineData("version: &x 1\na: *x\n", "version: &x 1.2.3\na: *x\n")]
    public void A_value_of_its_own_is_changed_beside_anchors(string before, string after) => Assert.Equal(after, YamlEdit.Parse(before, "f").Set("1.2.3", "version").Text);

    [Theory]
    [InlineData("version: &x\na: 1\n", "version: &x 1.2.3\na: 1\n")]
    [InlineData("version: !!str\na: 1\n", "version: !!str 1.2.3\na: 1\n")]
    public void A_value_that_is_left_empty_is_filled_in_behind_what_stands_before_it(string before, string after) => Assert.Equal(after, YamlEdit.Parse(before, "f").Set("1.2.3", "version").Text);

    [Theory]
    [InlineData("? version")]
    [InlineData("{version, a: 1}\n")]
    [InlineData("{'version',: '-'}\n")]
    public void A_key_without_a_colon_has_no_value_to_change(string text) =>
        Assert.Equal("f", Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse(text, "f").Set("1.2.3", "version")).File);

    [Fact]
    public void What_stands_behind_a_byte_order_mark_is_read_as_without_it() => Assert.Equal(["a", "b"], YamlEdit.Parse("\ufeff\n\na: b", "f").Scalars());

    [Fact]
    public void A_key_that_is_the_value_of_an_empty_one_is_not_changed() =>
        Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse("\n&a :: ye\n: *a", "f").Set("2", ""));

    [Fact]
    public void A_value_below_an_alias_is_not_changed() =>
        Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse("a: &m {c: 1}\nb: *m\n", "f").Set("2", "b", "c"));

    [Fact]
    public void A_key_is_not_added_between_braces() =>
        Assert.Equal(2, Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse("# x\n{name: x}\n", "f").Add("version", "1", "name")).Line);

    [Theory]
    [InlineData("a: b\n c: d\n", 2, 3)]
    [InlineData("a: b\nc: }\n", 2, 4)]
    [InlineData("a: b\na: c\n", 2, 1)]
    [InlineData("a: b\nc: *none\n", 2, 4)]
    [InlineData("a: b\nc: [1, 2\nd: e\n", 2, 6)]
    public void Malformed_yaml_is_an_error_with_its_place(string text, long line, long column)
    {
        var error = Assert.Throws<InvalidYamlException>(() => YamlEdit.Parse(text, "chart/Chart.yaml"));
        Assert.Equal(("chart/Chart.yaml", line, column), (error.File, error.Line, error.Column));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
