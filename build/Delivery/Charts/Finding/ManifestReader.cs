using KubeStellar.Delivery.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Reads the documents of a rendered template one by one, so that one that is malformed hides no other.</summary>
internal sealed class ManifestReader
{
    private const int MaxDepth = 100;

    private readonly Parser _parser;
    private readonly int _line;
    private readonly Dictionary<string, ManifestNode> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private ManifestReader(string text, int line) => (_parser, _line) = (new Parser(new StringReader(text)), line);

    /// <summary>Reads the documents of a text, which are parted by lines that start with <c>---</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">The line of its first line in what was rendered, from 1.</param>
    /// <param name="malformed">Gets line and reason of what is no YAML.</param>
    public static IEnumerable<ManifestNode> Documents(string text, int firstLine, Action<int, string> malformed)
    {
        foreach (var (document, line) in Split(text))
        {
            if (Read(document, firstLine + line, malformed) is { } root)
            {
                yield return root;
            }
        }
    }

    private static IEnumerable<(string Document, int Line)> Split(string text)
    {
        var (start, startLine, line) = (0, 0, 0);
        for (var at = 0; at < text.Length; line++)
        {
            var next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next + 1;
            if (at > start && IsSeparator(text, at))
            {
                yield return (text[start..at], startLine);
                (start, startLine) = (at, line);
            }

            at = next;
        }

        yield return (text[start..], startLine);
    }

    private static bool IsSeparator(string text, int at) =>
        string.CompareOrdinal(text, at, "---", 0, 3) == 0 && (at + 3 >= text.Length || char.IsWhiteSpace(text[at + 3]));

    private static ManifestNode? Read(string document, int line, Action<int, string> malformed)
    {
        if (document.AsSpan().Trim().Length == 0)
        {
            return null;
        }

        var reader = new ManifestReader(UnknownBlocks.Fit(document), line);
        try
        {
            return reader.Root();
        }
        catch (YamlException exception)
        {
            malformed(line + (int)exception.Start.Line - 1, exception.InnerException?.Message ?? exception.Message);
        }
        catch (Exception exception) when (YamlConfusion.Is(exception))
        {
            // On some malformed texts the parser loses its way instead of saying where it stands.
            malformed(line, "the YAML parser cannot follow it");
        }

        return null;
    }

    private ManifestNode? Root()
    {
        ManifestNode? root = null;
        while (_parser.MoveNext())
        {
            if (_parser.Current is NodeEvent or AnchorAlias)
            {
                root ??= Node();
            }
        }

        return root;
    }

    private ManifestNode Node()
    {
        var current = _parser.Current ?? throw new InvalidOperationException("the parser stopped within a node");
        var (line, column) = (_line + (int)current.Start.Line - 1, (int)current.Start.Column);
        if (++_depth > MaxDepth)
        {
            throw new YamlException(current.Start, current.End, $"nesting deeper than {MaxDepth}");
        }

        ManifestNode node = current switch
        {
            Scalar scalar => new ManifestNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, scalar.Style is ScalarStyle.Literal, line, column),
            SequenceStart => new ManifestNode.Sequence(Items(), line, column),
            MappingStart => new ManifestNode.Mapping(Entries(), line, column),
            // What an anchor holds is walked where it stands; only its text is needed again.
            AnchorAlias alias when _anchors.GetValueOrDefault(alias.Value.Value) is ManifestNode.Scalar scalar => scalar with { Line = line, Column = column },
            _ => new ManifestNode.Mapping([], line, column),
        };
        if (current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = node;
        }

        _depth--;
        return node;
    }

    private List<ManifestNode> Items()
    {
        var items = new List<ManifestNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            items.Add(Node());
        }

        return items;
    }

    private List<(string Key, ManifestNode Value)> Entries()
    {
        var entries = new List<(string Key, ManifestNode Value)>();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Node() is ManifestNode.Scalar scalar ? scalar.Value : "";
            _parser.MoveNext();
            entries.Add((key, Node()));
        }

        return entries;
    }
}
