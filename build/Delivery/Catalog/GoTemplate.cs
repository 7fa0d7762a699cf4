using System.Collections.Immutable;
using System.Text;

namespace KubeStellar.Delivery.Catalog;

/// <summary>
/// The part of Go's text/template that release configurations use: literal text, fields such as <c>{{ .Env.LDFLAGS }}</c>,
/// quoted strings, comments, and the trimming marks <c>{{-</c> and <c>-}}</c>. A missing key is an error, as with ko and goreleaser.
/// </summary>
public sealed class GoTemplate
{
    private readonly ImmutableArray<GoTemplateSegment> _segments;

    private GoTemplate(string text, ImmutableArray<GoTemplateSegment> segments) => (Text, _segments) = (text, segments);

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template.</param>
    /// <exception cref="UnsupportedTemplateException">An action is not one of those listed above.</exception>
    public static GoTemplate Parse(string text) => new(text, GoTemplateParser.Parse(text));

    /// <summary>Parses a template and fills it in.</summary>
    /// <param name="text">The template.</param>
    /// <param name="data">The values.</param>
    /// <exception cref="UnsupportedTemplateException">An action is not supported.</exception>
    /// <exception cref="UnknownTemplateKeyException">The values have no such key.</exception>
    public static string Render(string text, GoTemplateData data) => Parse(text).Render(data);

    /// <summary>Fills the template in.</summary>
    /// <param name="data">The values.</param>
    /// <exception cref="UnknownTemplateKeyException">The values have no such key, or the key is a group of keys.</exception>
    public string Render(GoTemplateData data)
    {
        if (_segments is [])
            return "";
        if (_segments is [{ Path: null } only])
            return only.Literal;
        var result = new StringBuilder();
        foreach (var segment in _segments)
            result.Append(segment.Path is null ? segment.Literal : Value(segment, data));
        return result.ToString();
    }

    /// <summary>The dotted keys that the template names, such as <c>Env.LDFLAGS</c>, in order and with repetitions.</summary>
    public IEnumerable<string> Keys => _segments.Where(segment => segment.Path is not null).Select(segment => string.Join('.', segment.Path!));

    /// <summary>Returns the template as it was written.</summary>
    public override string ToString() => Text;

    private string Value(GoTemplateSegment segment, GoTemplateData data)
    {
        var group = data;
        var path = segment.Path!;
        for (var i = 0; i < path.Length; i++)
        {
            if (i == path.Length - 1 && group.TextOf(path[i]) is { } text)
                return text;
            if (i == path.Length - 1 || group.GroupOf(path[i]) is not { } inner)
                throw new UnknownTemplateKeyException(Text, string.Join('.', path), segment.Position, data.Keys);
            group = inner;
        }
        throw new UnknownTemplateKeyException(Text, "", segment.Position, data.Keys);
    }
}
