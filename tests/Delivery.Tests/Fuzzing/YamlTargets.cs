using System.Text.Json;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding;
using KubeStellar.Delivery.References.Finding.Yaml;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Testing.Fuzzing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>YAML read by key, changed in place, and read with places; YamlDotNet's own reading of the whole text is the oracle.</summary>
internal static class YamlTargets
{
    private const string Sample = "a: 1\n# c\nb: &x 'two'\nc: [x, \"y\"]\nd:\n  e: |\n    t\n    u\n  f: *x\n";

    private const string Template = "kind: A\n{{- if .Values.x }}\nimage: \"{{ .Values.image }}:{{ .Values.tag | default \"1.2\" }}\"\n{{- end }}\ndata:\n  m: |\n    kind: B\n    image: ghcr.io/a/b:1.2.3\n";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("yaml-map", ReadByKey).With(YamlLanguage.Documents, YamlLanguage.Pieces, Sample, "a:\n- b: c\n", ""),
        FuzzTarget.OfText("yaml-edit", ChangeInPlace).With(YamlLanguage.Documents, YamlLanguage.Pieces, Sample, "\ufeffa: 1\r\nb: \"2\"\r\n", "a:\nb: x # c\n"),
        FuzzTarget.OfText("yaml-spans", ReadWithPlaces).With(YamlLanguage.Documents, YamlLanguage.Pieces, Sample, Template, "a: 'it''s'\nb: \"\\u00e9x\"\nc: >-\n  a\n  b\n"),
        FuzzTarget.OfText("template-mask", Mask).With(YamlLanguage.Documents, [.. YamlLanguage.Pieces, "{{/*", "*/}}", "{{ \"}}\" }}", "`", "{{ $x := 1 }}"], Template),
        FuzzTarget.OfText("yaml-scalar", WriteScalar).With(null, YamlLanguage.Pieces, "text", "1.10", " a ", "it's \"x\"", "a: b", "é\n"),
    ];

    private static void ReadByKey(string text)
    {
        var map = YamlMap.Parse(text, "f.yaml");
        foreach (var key in map.Keys.Distinct())
        {
            _ = Attempt(() => map.Text(key)) | Attempt(() => map.Texts(key)) | Attempt(() => map.Flag(key)) | Attempt(() => map.Map(key)) | Attempt(() => map.Maps(key)) | Attempt(() => map.TextsByKey(key));
        }
    }

    private static bool Attempt(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidYamlException)
        {
            return false;
        }
    }

    private static bool Attempt<T>(Func<T> read) => Attempt(() => { _ = read(); });

    // Another value at one place leaves every other character, and so every other value, as it was.
    private static void ChangeInPlace(string text)
    {
        var edit = YamlEdit.Parse(text, "f.yaml");
        foreach (var path in ScalarPaths(text).Take(8))
        {
            const string Value = "0.99.1";
            YamlEdit changed;
            try
            {
                changed = edit.Set(Value, path);
            }
            catch (InvalidYamlException)
            {
                // An alias, or what the new text would not be YAML with.
                continue;
            }

            Assert.Equal(Value, changed.Find(path));
            Assert.True(IsOneChange(text, changed.Text), $"more than one place changed: {changed.Text}");
            Assert.Equal(ScalarPaths(text), ScalarPaths(changed.Text));
            Assert.All(ScalarPaths(text).Where(other => !other.SequenceEqual(path) && !IsAnchored(text)), other => Assert.Equal(edit.Find(other), changed.Find(other)));
        }
    }

    private static bool IsAnchored(string text) => text.Contains('&', StringComparison.Ordinal);

    private static bool IsOneChange(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var inserted = after.AsSpan(start);
        for (var end = 0; end <= before.Length - start && end <= inserted.Length; end++)
        {
            if (before.AsSpan(before.Length - end).SequenceEqual(inserted[^end..]) && inserted.Length - end <= "\"0.99.1\"  ".Length)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string[]> ScalarPaths(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.StartsWith('\ufeff') ? text[1..] : text));
        var paths = new List<string[]>();
        if (stream.Documents is [var document, ..])
        {
            Walk(document.RootNode, [], paths, []);
        }

        return paths;
    }

    private static void Walk(YamlNode node, string[] path, List<string[]> paths, HashSet<YamlNode> within)
    {
        if (node is YamlScalarNode && path.Length > 0)
        {
            paths.Add(path);
        }
        else if (node is YamlMappingNode map && path.Length < 20)
        {
            foreach (var (key, value) in map.Children)
            {
                Walk(value, [.. path, ((YamlScalarNode)key).Value!], paths, within);
            }
        }
    }

    private static void ReadWithPlaces(string text)
    {
        var source = SourceText.Read("templates/f.yaml", System.Text.Encoding.UTF8.GetBytes(text));
        if (source is null)
        {
            return;
        }

        var findings = new FileFindings();
        var file = YamlFile.Read(source, findings);
        var isPlain = !source.Text.Contains("{{", StringComparison.Ordinal);
        foreach (var scalar in file.Documents.SelectMany(Scalars))
        {
            Assert.InRange(scalar.Start, 0, source.Text.Length);
            Assert.InRange(scalar.Places.Body.Start, 0, source.Text.Length);
            Assert.InRange(scalar.Places.Body.End, scalar.Places.Body.Start, source.Text.Length);
            Assert.Equal(scalar.Value.Length, scalar.Places.Masked.Length);
            if (scalar.Value.Length > 0 && scalar.Places.Find(0, scalar.Value.Length) is { } start)
            {
                Assert.Equal(scalar.Value, source.Text.Substring(start, scalar.Value.Length));
            }

            foreach (var embedded in YamlFile.Embedded(scalar).SelectMany(Scalars).Take(20))
            {
                if (embedded.Value.Length > 0 && embedded.Places.Find(0, embedded.Value.Length) is { } place)
                {
                    Assert.Equal(embedded.Value, source.Text.Substring(place, embedded.Value.Length));
                }
            }
        }

        if (isPlain && findings.Unread.Count == 0)
        {
            Assert.Equal(ScalarsByOracle(source.Text), file.Documents.SelectMany(Scalars).Select(scalar => scalar.Value));
        }
    }

    private static IEnumerable<PlacedNode.Scalar> Scalars(PlacedNode node) => node switch
    {
        PlacedNode.Scalar scalar => [scalar],
        PlacedNode.Sequence sequence => sequence.Items.SelectMany(Scalars),
        PlacedNode.Mapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Key).Concat(Scalars(entry.Value))),
        _ => [],
    };

    // Entries whose keys are no text are passed over.
    private static List<string> ScalarsByOracle(string text)
    {
        var values = new List<string>();
        foreach (var (start, end) in YamlDocumentSpans.Of(text))
        {
            var parser = new Parser(new StringReader(text[start..end]));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _))
            {
                values.AddRange(Node(parser));
            }
        }

        return values;
    }

    private static List<string> Node(Parser parser)
    {
        var values = new List<string>();
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            values.Add(scalar.Value);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                values.AddRange(Node(parser));
            }
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var hasName = parser.Accept<Scalar>(out _);
                List<string> entry = [.. Node(parser), .. Node(parser)];
                values.AddRange(hasName ? entry : []);
            }
        }
        else
        {
            parser.MoveNext();
        }

        return values;
    }

    private static void Mask(string text)
    {
        var masked = TemplateMask.Of(text);
        Assert.Equal(text.Length, masked.Length);
        Assert.Equal(text.Count(c => c == '\n'), masked.Count(c => c == '\n'));
        for (var i = 0; i < text.Length; i++)
        {
            Assert.True(masked[i] == text[i] || TemplateMask.IsIn(masked[i]) || masked[i] == ' ', "what is no action changed");
        }
    }

    private static void WriteScalar(string text)
    {
        if (text.Any(char.IsSurrogate))
        {
            throw new InvalidTextException("f", 1, 1, 0);
        }

        foreach (var style in (ScalarStyle[])[ScalarStyle.Plain, ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted, ScalarStyle.Literal])
        {
            Assert.Equal(text, YamlEdit.Parse($"a: {YamlScalar.Write(text, style)}\nb: c\n", "f").Find("a"));
        }

        var written = GoYaml.FromJson(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["a"] = text, [text.Length > 0 ? text : "b"] = "c" }));
        if (!text.Any(c => c is '\u0085' or '\u2028' or '\u2029'))
        {
            Assert.Equal(text == "a" ? "c" : text, YamlMap.Parse(written, "f", GoScalars.Instance).Text("a") ?? "");
        }
    }
}
