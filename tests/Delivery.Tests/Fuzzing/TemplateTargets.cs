using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Tests.Charts.Templates;
using KubeStellar.Delivery.Versions;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>Templates of charts and of .goreleaser.yaml. The real text/template is the oracle in a test that takes longer.</summary>
internal static class TemplateTargets
{
    private const string Sample = "{{- define \"x.name\" -}}\n{{ .name | default \"a\" | quote }}\n{{- end }}\nname: {{ include \"x.name\" . }}\n{{- range $i, $e := .list }}\n- {{ $i }}: {{ $e | upper }}\n{{- else }}\nnone\n{{- end }}\n{{ if and .yes (not .no) }}y{{ else if eq .number 3.0 }}z{{ end }}\n{{ with .map }}{{ .a | toYaml | nindent 2 }}{{ end }}{{/* c */}}\n";

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", " | ", "(", ")", ".name", ".list", "$", "$x", " := ", " = ", "\"a\"", "`a`", "'a'", "1", "-0x1F", "1e400", "1_000", "0b1", ".5", "nil", "true", "if ", "else", "else if ", "end", "range ", "with ", "define \"a\"", "block \"a\" .", "template \"a\" .", "include \"a\" .", "break", "continue", "/*", "*/", ",", "quote", "default", "printf \"%v\"", "toYaml", "fromYaml", "nindent 2", "tpl ", "until 5", "repeat 100", "index ", "dict ", "list ", "regexReplaceAll ", "lookup ", "required ", "splitList ", "trunc -5", "substr 0 3", "b64dec", "sha256sum", "semverCompare ", "untilStep ", "seq ", "{{end}}",
    ];

    public static readonly Grammar Templates = new(
        ("template", ["<node>", "<node><template>", "<node><node><template>", "<definition><template>"]),
        ("definition", ["{{ define \"<name>\" }}<node>{{ end }}\n", "{{- define \"<name>\" -}}<node>{{- end -}}"]),
        ("node", ["text\n", "a: ", "<open> <pipe> <close>", "<open> if <pipe> <close><node><open> end <close>", "<open> if <pipe> <close><node>{{ else }}<node>{{ end }}", "<open> with <pipe> <close><node>{{ end }}", "<open> range <pipe> <close><node>{{ end }}", "{{ range $i, $e := <pipe> }}<node>{{ $i }}{{ end }}", "{{ $x := <pipe> }}{{ $x }}", "{{/* c */}}", "{{ template \"<name>\" . }}", "{{ block \"<name>\" . }}<node>{{ end }}", "{{ if <pipe> }}<node>{{ else if <pipe> }}<node>{{ end }}", "{{ range .list }}{{ break }}{{ end }}"]),
        ("open", ["{{", "{{-"]),
        ("close", ["}}", "-}}"]),
        ("name", ["x", "y", "a.b"]),
        ("pipe", ["<operand>", "<operand> | <call>", "<call> <operand>", "<call> <operand> <operand>", "<operand> | <call> | <call>", "<call> <operand> <operand> <operand>"]),
        ("operand", [".", "$", ".name", ".deep.inner.leaf", ".missing", "$.list", "\"text\"", "`raw`", "'c'", "1", "-3", "1.5", "0x1F", "true", "nil", "(<pipe>)", "(<pipe>).a", ".numbers", ".map"]),
        ("call", ["quote", "upper", "default \"d\"", "toYaml", "nindent 4", "indent 2", "printf \"%s-%d %v %q %5.2f\"", "len", "index", "eq", "ne", "lt", "and", "or", "not", "include \"x\"", "tpl", "trunc 3", "substr 0 2", "replace \"a\" \"b\"", "split \",\"", "join \",\"", "dict \"a\"", "list", "first", "last", "rest", "until", "int", "float64", "add 1", "div 10", "mod 3", "b64enc", "b64dec", "trim", "trimSuffix \"x\"", "contains \"a\"", "hasKey", "get", "merge", "required \"r\"", "ternary 1 2", "kindOf", "regexMatch \"^a\"", "fromYaml", "toJson", "sha256sum", "lookup \"v1\" \"Pod\" \"\"", "semverCompare \">1\"", "range", "unknown", "repeat 3", "title", "coalesce", "pluck \"a\"", "keys", "values", "slice"]));

    private static readonly Grammar Fields = new(
        ("template", ["<node>", "<node><template>"]),
        ("node", ["text", "{{ <field> }}", "{{- <field> -}}", "{{<field>}}", "{{ \"s\\n\" }}", "{{/* c */}}", "{{ `r` }}", "{{ <field> | x }}"]),
        ("field", [".Version", ".Env.LDFLAGS", "$.Tag", ".", ".Missing", ".Env", ".Version.x"]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("chart-template", text => CheckNodes(TemplateFile.Parse("templates/a.yaml", text))).With(Templates, Pieces, Sample, "{{ $ }}", ""),
        // A template is a program: what a loop may cost is bounded by the budget, however short it is.
        FuzzTarget.OfText("template-rendering", Render).With(Templates, Pieces, Sample, "{{ .name }}").WithMemory(256 * 1024, 2L * 1024 * 1024 * 1024),
        FuzzTarget.OfText("goreleaser-template", RenderFields).With(Fields, ["{{", "}}", "-", ".Version", ".Env.", "$", "\"", "`", "\\", "/*", "*/"], "v{{ .Version }}-{{ .Env.LDFLAGS }}{{/* c */}}{{ \"a\\n\" }}"),
    ];

    private static void CheckNodes(TemplateFile file) => Assert.All(file.Body, node => Assert.True(node.Line > 0));

    private static void Render(string template)
    {
        try
        {
            _ = TemplateRendering.Render(template);
        }
        catch (TemplateFailure failure)
        {
            // Whoever renders a template makes a problem of the chart of it.
            throw new InvalidVersionException("", failure.Message, "");
        }
    }

    private static void RenderFields(string text)
    {
        var data = GoTemplateData.Empty.With("Version", "1.2.3").With("Tag", "v1.2.3").With("Env", GoTemplateData.Empty.With("LDFLAGS", "-s"));
        var template = GoTemplate.Parse(text);
        Assert.Equal(text, template.ToString());
        Assert.Equal(template.Render(data), GoTemplate.Render(text, data));
    }
}
