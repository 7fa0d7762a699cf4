using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>What YAML files are made of.</summary>
internal static class YamlLanguage
{
    public static readonly string[] Pieces =
    [
        ": ", "- ", "? ", "|", ">-", "|+2", "&a ", "*a", "!!str ", "!x", "#", " # c", "\n  ", "\n", "\r\n", "---\n", "...\n", "%YAML 1.1\n", "{", "}", "[", "]", ",", "'", "\"", "\\x41", "\\u00e9", "\\", "<<: *a", "null", "~", "yes", "1.10", "0x1F", "2026-01-02", "1:30", "-.inf", ".nan", "\u2028", "\u0085", "\ufeff", "\t", "{{ .Values.a }}", "{{- if .b }}\n", "{{- end }}\n", "{{", "}}",
    ];

    public static readonly Grammar Documents = new(
        ("stream", ["<map>", "<map>", "<map>---\n<map>", "---\n<map>", "<flow>\n", "<comment><map>"]),
        ("map", ["<entry>", "<entry><map>", "<comment><map>", "<action><map>"]),
        ("entry", ["<key>: <scalar>\n", "<key>:\n  <inner>\n", "<key>: <flow>\n", "<key>:\n- <scalar>\n- <scalar>\n", "<key>:\n- <key>: <scalar>\n  <key>: <scalar>\n", "<key>: |\n  <text>\n  <text>\n", "<key>: >-\n  <text>\n\n   <text>\n", "<key>: &<anchor> <scalar>\n", "<key>: *<anchor>\n", "? <scalar>\n: <scalar>\n", "<key>: !!str <scalar>\n", "<key>:\n"]),
        ("inner", ["<key>: <scalar>", "- <scalar>", "<key>: <flow>", "<key>:\n    <key>: <scalar>"]),
        ("flow", ["[]", "{}", "[<scalar>, <scalar>]", "{<key>: <scalar>}", "{<key>: <flow>, <key>: <scalar>}", "[<flow>]", "[<scalar>,\n  <scalar>]"]),
        ("key", ["a", "b", "name", "version", "image", "tag", "repository", "\"q\"", "'s'", "1", "é", "<<", "appVersion", "uses", "with space"]),
        ("scalar", ["<text>", "\"<text>\"", "'<text>'", "\"\\u00e9\\n\\x41\\\n  x\"", "'it''s'", "1.10", "1e3", "0o17", "yes", "null", "~", "2026-01-02", "ghcr.io/kubestellar/a:0.31.0", "v1.2.3", "{{ .Values.x }}", "\"{{ .Values.x }}\"", "a\n  b", ""]),
        ("text", ["a", "a b", "a # b", "ghcr.io/a/b:1.2.3", "${X:-1.2}", "é𝔘", "-", "a: b", "x\\y", "helm install x oci://ghcr.io/a/b --version 1.2.3"]),
        ("anchor", ["a", "b"]),
        ("comment", ["# c\n", "  # image: a:1\n", "\n"]),
        ("action", ["{{- if .Values.a }}\n", "{{- else }}\n", "{{- end }}\n", "{{/* c */}}\n", "{{ include \"x\" . }}\n"]));
}
