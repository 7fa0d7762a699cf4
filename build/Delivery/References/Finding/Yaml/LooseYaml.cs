using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Reads lines that look like YAML but are none as a whole, as a template's are where its branches differ in depth: indentation alone tells what belongs together.</summary>
internal sealed partial class LooseYaml
{
    private readonly ParsedText _source;
    private readonly string _text;
    private readonly int _end;
    private readonly List<PlacedNode> _roots = [];
    private readonly Stack<(int Column, PlacedNode Node)> _open = new();
    private int _at;

    // The entry that has a key and waits for the lines that are its value.
    private (PlacedNode.Mapping Mapping, int Column)? _waiting;

    private LooseYaml(ParsedText text, int start, int end) => (_source, _text, _at, _end) = (text, text.Masked, start, end);

    /// <summary>Reads a document's lines; returns the nodes that no other holds.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="start">The number of the document's first character.</param>
    /// <param name="end">The number of the first character behind it.</param>
    public static IReadOnlyList<PlacedNode> Read(ParsedText text, int start, int end)
    {
        var reader = new LooseYaml(text, start, end);
        while (reader._at < end)
        {
            reader.Line();
        }

        return reader._roots;
    }

    private void Line()
    {
        var start = _at;
        var end = EndOfLine(start);
        _at = end + 1;
        var content = SkipSpace(start, end);
        if (content == end || _text[content] == '#' || _text.AsSpan(content, end - content).StartsWith("---"))
        {
            return;
        }

        while (_text[content] == '-' && (content + 1 == end || _text[content + 1] is ' ' or '\t'))
        {
            var column = content - start;
            content = SkipSpace(content + 1, end);
            Open(column, isSequence: true, content);
            if (content == end || _text[content] == '#')
            {
                return;
            }
        }

        Content(content, end, content - start);
    }

    private void Content(int start, int end, int column)
    {
        var match = KeyPattern().Match(_text, start, end - start);
        if (!match.Success)
        {
            if (_open.TryPeek(out var list) && list.Node is PlacedNode.Sequence sequence && column > list.Column)
            {
                sequence.Items.Add(Value(start, end, list.Column));
            }

            return;
        }

        var mapping = (PlacedNode.Mapping)Open(column, isSequence: false, start);
        var key = Scalar(start, start + match.Groups["key"].Length);
        var value = SkipSpace(start + match.Length, end);
        var isEmpty = value == end || _text[value] == '#';
        mapping.Entries.Add((key, isEmpty ? new PlacedNode.Nothing(_source.PlaceOf(value)) : Value(value, end, column)));
        _waiting = isEmpty ? (mapping, column) : null;
    }

    // Returns the collection that an entry at this column belongs to.
    private PlacedNode Open(int column, bool isSequence, int start)
    {
        while (_open.TryPeek(out var top) && (top.Column > column || (top.Column == column && top.Node is PlacedNode.Sequence && !isSequence)))
        {
            _open.Pop();
        }

        if (_open.TryPeek(out var same) && same.Column == column && same.Node is PlacedNode.Sequence == isSequence)
        {
            return same.Node;
        }

        PlacedNode node = isSequence ? new PlacedNode.Sequence(_source.PlaceOf(start)) : new PlacedNode.Mapping(_source.PlaceOf(start));
        Attach(node, column);
        _open.Push((column, node));
        _waiting = null;
        return node;
    }

    private void Attach(PlacedNode node, int column)
    {
        var isDeep = _open.Count >= YamlNodes.MaxDepth;
        if (!isDeep && _waiting is var (mapping, waiting) && (waiting < column || (waiting == column && node is PlacedNode.Sequence)))
        {
            mapping.Entries[^1] = (mapping.Entries[^1].Key, node);
        }
        else if (!isDeep && _open.TryPeek(out var parent) && parent.Node is PlacedNode.Sequence sequence && parent.Column < column)
        {
            sequence.Items.Add(node);
        }
        else
        {
            _open.Clear();
            _roots.Add(node);
        }
    }

    private PlacedNode Value(int start, int end, int column)
    {
        switch (_text[start])
        {
            case '|' or '>':
                return Block(start, column);
            case '"' or '\'':
                var close = _text.IndexOf(_text[start], start + 1, end - start - 1);
                return Scalar(start, close < 0 ? Trimmed(start, end) : close + 1);
            case '[' or '{' or '&' or '*' or '!':
                return YamlNodes.Read(_source, start, end, out _) ?? Scalar(start, Trimmed(start, end));
            default:
                return Scalar(start, Trimmed(start, end));
        }
    }

    private PlacedNode.Scalar Block(int start, int column)
    {
        var end = Math.Min(_at, _end);
        while (_at < _end)
        {
            var lineEnd = EndOfLine(_at);
            var content = SkipSpace(_at, lineEnd);
            if (content < lineEnd && content - _at <= column)
            {
                break;
            }

            end = lineEnd;
            _at = lineEnd + 1;
        }

        var body = Math.Min(end, EndOfLine(start) + 1);
        return new PlacedNode.Scalar(_source.PlaceOf(start), PlacedText.Of(_source, start, end, ScalarStyle.Literal, _text[body..end]), ScalarStyle.Literal);
    }

    private PlacedNode.Scalar Scalar(int start, int end)
    {
        var isQuoted = end - start >= 2 && _text[start] is '"' or '\'' && _text[end - 1] == _text[start];
        var style = !isQuoted ? ScalarStyle.Plain : _text[start] == '"' ? ScalarStyle.DoubleQuoted : ScalarStyle.SingleQuoted;
        var value = isQuoted ? _text[(start + 1)..(end - 1)] : _text[start..end];
        return new PlacedNode.Scalar(_source.PlaceOf(start), PlacedText.Of(_source, start, end, style, value), style);
    }

    // Without the comment and the white space at the end.
    private int Trimmed(int start, int end)
    {
        var comment = _text.AsSpan(start, end - start).IndexOf(" #");
        var length = _text.AsSpan(start, comment < 0 ? end - start : comment).TrimEnd().Length;
        return start + length;
    }

    private int EndOfLine(int from) => _text.IndexOf('\n', from, _end - from) is var feed and >= 0 ? feed : _end;

    private int SkipSpace(int from, int end)
    {
        while (from < end && _text[from] is ' ' or '\t' or '\r')
        {
            from++;
        }

        return from;
    }

    [GeneratedRegex("\\G(?<key>\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s:#\"'{}\\[\\],-][^:#\\n{}]*?):(?=\\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
