namespace KubeStellar.Delivery.Tests.Charts.Templates;

/// <summary>Templates over <see cref="TemplateRendering.Values"/> that text/template alone renders, or refuses.</summary>
internal static class GoCorpus
{
    /// <summary>What Go 1.19 renders as well.</summary>
    public static IReadOnlyList<string> Rendered { get; } =
    [
        "",
        "plain } { text\n",
        "{{.name}}",
        "a  {{- .name -}}  b",
        "a \n\t {{- /* nothing */ -}} \n b",
        "a{{/* nothing */}}b",
        "{{ 3 }} {{- 3 }} {{ -3 }} {{ +4 }} {{- -5 }}",
        "{{ 0x1F }} {{ 0o17 }} {{ 017 }} {{ 0b11 }} {{ 1_000 }} {{ 1e3 }} {{ 1.5 }} {{ 'a' }} {{ '\\n' }} {{ .5 }}",
        "{{ \"tab\\tquote\\\"\\u00e9\\x41\" }} {{ `raw \\n \"x\"` }}",
        "{{ true }} {{ false }} {{ print nil }}",
        "{{ .name | }} {{ (print 1 |) }} {{ if .no }}{{ nil }}{{ end }}",
        "{{ .missing }}|{{ .empty }}|{{ .nothing }}|",
        "{{ .number }} {{ .half }} {{ .large }} {{ .yes }} {{ .no }}",
        "{{ .list }} {{ .map }} {{ .deep }} {{ .people }}",
        "{{ .deep.inner.leaf }} {{ $.deep.inner.leaf }} {{ (.deep.inner).leaf }} {{ (index .people 1).name }}",
        "{{ $x := .name }}{{ $x }}{{ $x = \"other\" }}{{ $x }}",
        "{{ $m := .map }}{{ $m.a }}",
        "{{ if .yes }}then{{ else }}else{{ end }} {{ if .no }}then{{ else }}else{{ end }}",
        "{{ if .empty }}1{{ else if .nothing }}2{{ else if .list }}3{{ else }}4{{ end }}",
        "{{ if 0 }}a{{ end }}{{ if 1 }}b{{ end }}{{ if \"\" }}c{{ end }}{{ if .map }}d{{ end }}",
        "{{ with .deep }}{{ .inner.leaf }}{{ end }}{{ with .missing }}a{{ else }}b{{ end }}",
        "{{ with $p := index .people 0 }}{{ $p.name }}{{ .age }}{{ end }}",
        "{{ range .list }}[{{ . }}]{{ end }}",
        "{{ range $i, $e := .list }}{{ $i }}={{ $e }};{{ end }}",
        "{{ range $k, $v := .map }}{{ $k }}={{ $v }};{{ end }}",
        "{{ range $v := .map }}{{ $v }};{{ end }}",
        "{{ range .missing }}x{{ else }}none{{ end }}",
        "{{ range .people }}{{ .name }} {{ $.name }};{{ end }}",
        "{{ range .list }}{{ if eq . \"b\" }}{{ continue }}{{ end }}{{ . }}{{ end }}",
        "{{ range .list }}{{ if eq . \"b\" }}{{ break }}{{ end }}{{ . }}{{ end }}",
        "{{ $last := \"\" }}{{ range .list }}{{ $last = . }}{{ end }}{{ $last }}",
        "{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}",
        "{{ define \"t\" }}<{{ . }}{{ $ }}>{{ end }}{{ template \"t\" .name }}{{ template \"t\" }}",
        "{{ block \"b\" .list }}{{ len . }}{{ end }}",
        "{{ define \"a\" }} {{ end }}{{ define \"a\" }}2{{ end }}{{ define \"a\" }}{{ end }}{{ template \"a\" }}",
        "{{ and 1 0 2 }} {{ and 1 2 }} {{ or 0 \"\" \"x\" }} {{ or 0 \"\" }} {{ not 1 }} {{ not .empty }}",
        "{{ and .missing .missing.x }} {{ or .name .missing.x }}",
        "{{ eq 1 1 }} {{ eq 1 2 3 1 }} {{ ne \"a\" \"b\" }} {{ lt 1 2 }} {{ le 2 2 }} {{ gt \"b\" \"a\" }} {{ ge 1 2 }} {{ eq .number .number }}",
        "{{ lt .half .number }} {{ eq true false }}",
        "{{ len .list }} {{ len .map }} {{ len \"héllo\" }}",
        "{{ index .list 0 }} {{ index .map \"a\" }} {{ index .people 1 \"name\" }} {{ index .map \"zz\" }}",
        "{{ slice .name 1 }} {{ slice .name 1 2 }} {{ slice .list 1 3 }}",
        "{{ print \"a\" 1 2 \"b\" .number true }} {{ println \"a\" 1 }}",
        "{{ printf \"%s-%d-%v-%q-%05d-%5s|%-5s|%.2f-%t-%x-%T\" \"a\" 7 .half \"q\\\"\" 42 \"ab\" \"cd\" 1.005 true 255 \"s\" }}",
        "{{ printf \"%d %s %v\" \"x\" 5 }} {{ printf \"%s\" }} {{ printf \"%s\" \"a\" \"b\" }} {{ printf \"%%\" }} {{ printf \"%s\" nil }}",
        "{{ printf \"%v %v %v %v\" .number .large .list .map }} {{ printf \"%+d %x %X %o %b %c %e %g\" 5 \"hi\" 255 8 5 65 1234.5 0.00001 }}",
        "{{ printf \"%6.2f|%-8q|%*d|%08.3f\" 3.14159 \"a\" 5 42 3.14159 }}",
        "{{ html \"<a href='x'>&\\\"\" }} {{ urlquery \"a b&c=d/é\" }} {{ .name | printf \"%s-%s\" \"x\" }}",
        "{{ \"out\" | printf \"%q\" | len }} {{ (print 1 2) | len }} {{ ((1)) }}",
        "{{- if .yes }}\n  a: {{ .name }}\n{{- end }}\n",
        "{{ range $i, $p := .people }}{{ if $i }}, {{ end }}{{ $p.name }}{{ end }}",
        "{{ 1000000.0 }} {{ 123456789.0 }} {{ 0.0001 }} {{ 0.00001 }} {{ 1e21 }} {{ 100000.0 }} {{ 1.10 }}",
    ];

    /// <summary>What Go 1.19 refuses to parse or to render.</summary>
    public static IReadOnlyList<string> Refused { get; } =
    [
        "{{", "{{ .name", "{{ }}", "{{ .name }", "{{ \"open }}", "{{ 'ab' }}", "{{ 08 }}", "{{ 1.2.3 }}", "{{ $x }}", "{{ $x = 1 }}", "{{ .a..b }}", "{{ if }}x{{ end }}",
        "{{ if .yes }}x", "{{ end }}", "{{ else }}", "{{ if 1 }}{{ else }}{{ else }}{{ end }}", "{{ break }}", "{{ /* open", "{{ /* x */ y }}", "{{ template }}", "{{ define }}",
        "{{ if 1 }}{{ define \"x\" }}{{ end }}{{ end }}", "{{ (1 }}", "{{ 1) }}", "{{ nil }}", "{{ 1 | 2 }}", "{{ .name | 3 }}", "{{ .a.b.c }}", "{{ .name.x }}", "{{ .deep.missing.x }}",
        "{{ index .list 9 }}", "{{ eq 1 \"a\" }}", "{{ eq 1 1.5 }}", "{{ lt 1 \"a\" }}", "{{ template \"none\" }}", "{{ .name 1 }}", "{{ 1 2 }}", "{{ range .name }}{{ end }}", "{{ slice .name 2 1 }}",
        "{{ eq .list .list }}", "{{ len 3 }}", "{{ $x, $y := 1 }}", "{{ range $a, $b, $c := .list }}{{ end }}", "{{ \"a\"b }}", "{{ .name\"x\" }}", "{{ if 1 }}{{ $v := 2 }}{{ end }}{{ $v }}",
        "{{ not }}", "{{ index }}", "{{ len }}", "{{ and }}", "{{ # }}", "{{ define \"a\" }}1{{ end }}{{ define \"a\" }}2{{ end }}", "{{ | len }}",
    ];
}
