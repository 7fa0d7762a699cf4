using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Changes single values of one YAML document by replacing exactly their characters, so that comments, order, quoting and line ends of all else stay.</summary>
public sealed class YamlEdit
{
    private const char ByteOrderMark = '\uFEFF';
    private readonly YamlNode? _root;
    private readonly string _file;

    // The parser sees the text without its byte order mark.
    private readonly int _offset;

    private YamlEdit(string text, YamlNode? root, string file, int offset) => (Text, _root, _file, _offset) = (text, root, file, offset);

    /// <summary>The document's text.</summary>
    public string Text { get; }

    /// <summary>Reads a text of one document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">The text is no YAML.</exception>
    public static YamlEdit Parse(string text, string file)
    {
        var offset = text.StartsWith(ByteOrderMark) ? 1 : 0;
        return new(text, YamlText.Root(text[offset..], (line, column, found, cause) => new InvalidYamlException(file, line, column, "well-formed YAML", found, cause)), file, offset);
    }

    /// <summary>Returns the scalar at a path, or null where there is none; a null written out or left empty is the empty text.</summary>
    /// <param name="path">The keys from the root.</param>
    public string? Find(params IReadOnlyList<string> path) => Node(path) is YamlScalarNode scalar ? scalar.Value ?? "" : null;

    /// <summary>Whether anything stands at a path.</summary>
    /// <param name="path">The keys from the root.</param>
    public bool Has(params IReadOnlyList<string> path) => Node(path) is not null;

    /// <summary>Returns the line of the value at a path, from 1.</summary>
    /// <param name="path">The keys from the root; they exist.</param>
    public int LineOf(params IReadOnlyList<string> path) => (int)Existing(path).Start.Line;

    /// <summary>Returns the texts of all scalars, keys included.</summary>
    public IEnumerable<string> Scalars()
    {
        // Nodes may hold themselves through anchors; what stands in the text does not.
        var parser = new Parser(new StringReader(Text[_offset..]));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                yield return scalar.Value;
            }
        }
    }

    /// <summary>Returns a copy whose scalar at a path has another value, quoted as the one before where that style can hold it.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="path">The keys from the root; they exist.</param>
    /// <exception cref="InvalidYamlException">What stands there is no scalar.</exception>
    public YamlEdit Set(string value, params IReadOnlyList<string> path) => Replace(value, Existing(path).Style, path);

    /// <summary>Returns a copy whose scalar at a path is a text between double quotes.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="path">The keys from the root; they exist.</param>
    /// <exception cref="InvalidYamlException">What stands there is no scalar.</exception>
    public YamlEdit SetQuoted(string value, params IReadOnlyList<string> path) => Replace(value, ScalarStyle.DoubleQuoted, path);

    /// <summary>Returns a copy with one more top-level key, on a line of its own behind the one that holds another key's value.</summary>
    /// <param name="key">The new key, which needs no quotes.</param>
    /// <param name="value">Its value.</param>
    /// <param name="after">The key before it; it exists and its value is a scalar of one line.</param>
    /// <exception cref="InvalidYamlException">The document is a mapping between braces, which has no lines of keys.</exception>
    public YamlEdit Add(string key, string value, string after)
    {
        if (_root is YamlMappingNode { Style: MappingStyle.Flow } braces)
        {
            throw new InvalidYamlException(_file, braces.Start.Line, braces.Start.Column, $"the key {key}, or a key a line", "a mapping between braces without it");
        }

        var end = Text.IndexOf('\n', SpanOf(Existing([after])).End);
        var lineEnd = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var line = $"{key}: {YamlScalar.Write(value, ScalarStyle.Plain)}{lineEnd}";
        return Parse(end < 0 ? Text + lineEnd + line : Text.Insert(end + 1, line), _file);
    }

    private YamlEdit Replace(string value, ScalarStyle style, IReadOnlyList<string> path)
    {
        var scalar = Existing(path);
        var (start, end) = SpanOf(scalar);

        // A value that is left empty begins right behind its colon or anchor; one of a key without a colon has no place at all.
        var gap = start == end && start > 0 && !char.IsWhiteSpace(Text[start - 1]) ? " " : "";
        var changed = Parse(Text[..start] + gap + YamlScalar.Write(value, style) + Text[end..], _file);
        return changed.Find(path) == value && IsOneChange(changed)
            ? changed
            : throw new InvalidYamlException(_file, scalar.Start.Line, scalar.Start.Column, $"{string.Join('.', path)}: a value that can be replaced", "a key without a colon");
    }

    // What stands behind such a key may come to mean something else.
    private bool IsOneChange(YamlEdit changed)
    {
        var (before, after) = (Scalars().ToArray(), changed.Scalars().ToArray());
        return before.Length == after.Length && before.Zip(after).Count(pair => pair.First != pair.Second) <= 1;
    }

    // A scalar's span as the parser gives it begins with the anchor and tag before it, which that of one left empty does not hold.
    private (int Start, int End) SpanOf(YamlScalarNode scalar)
    {
        var isEmpty = scalar.Style == ScalarStyle.Plain && string.IsNullOrEmpty(scalar.Value);
        var (start, end) = ((int)scalar.Start.Index + _offset, isEmpty ? Text.Length : (int)scalar.End.Index + _offset);
        while (start < end && Text[start] is '&' or '!')
        {
            while (start < end && !char.IsWhiteSpace(Text[start]))
            {
                start++;
            }

            while (start < end && char.IsWhiteSpace(Text[start]))
            {
                start++;
            }
        }

        if (isEmpty)
        {
            var behind = Text.AsSpan(0, start).TrimEnd().Length;
            return (behind, behind);
        }

        // That of a block ends behind its last line feed.
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private YamlScalarNode Existing(IReadOnlyList<string> path) => Node(path) switch
    {
        YamlScalarNode scalar when IsAlias(path) => throw new InvalidYamlException(_file, scalar.Start.Line, scalar.Start.Column, $"{string.Join('.', path)}: a value of its own", "an alias of this value"),
        YamlScalarNode scalar => scalar,
        { } other => throw new InvalidYamlException(_file, other.Start.Line, other.Start.Column, $"{string.Join('.', path)}: a single value", "a collection"),
        null => throw new InvalidYamlException(_file, 1, 1, $"the key {string.Join('.', path)}", "no such key"),
    };

    // An alias is the node of its anchor, which stands before it, and to change that would change another key's value. A key that is left empty begins, by the parser, where its mapping does.
    private bool IsAlias(IReadOnlyList<string> path)
    {
        var node = _root;
        foreach (var key in path)
        {
            var (name, value) = ((YamlMappingNode)node!).Children.First(child => child.Key.Equals(new YamlScalarNode(key)));
            if (value.Start.Index <= name.Start.Index)
            {
                return true;
            }

            node = value;
        }

        return false;
    }

    private YamlNode? Node(IReadOnlyList<string> path)
    {
        var node = _root;
        foreach (var key in path)
        {
            node = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
        }

        return node;
    }
}
