using YamlDotNet.Core;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>The value of a scalar and where each of its characters is written in the file; what an escape stands for has no place.</summary>
internal sealed class PlacedText
{
    private const int Nowhere = -1;

    // A place is for a message; a value of nothing but escapes has none near.
    private const int MaxDistance = 1024;

    // Null where the value is written as it is, from the body's first character on.
    private readonly int[]? _places;

    private PlacedText(string value, string masked, (int Start, int End) body, int[]? places) => (Value, Masked, Body, _places) = (value, masked, body, places);

    /// <summary>The value, with the actions of templates as they are written.</summary>
    public string Value { get; }

    /// <summary>The value with masked actions, of the same length.</summary>
    public string Masked { get; }

    /// <summary>The characters of the file that make the value, without quotes and the header of a block.</summary>
    public (int Start, int End) Body { get; }

    /// <summary>Finds the places of a scalar's value.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="start">The number of the scalar's first character in that text.</param>
    /// <param name="end">The number of the first character behind it.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="masked">Its value as the parser gives it.</param>
    public static PlacedText Of(ParsedText text, int start, int end, ScalarStyle style, string masked)
    {
        var body = BodyOf(text.Masked, start, end, style);
        var inFile = (text.PlaceOf(body.Start), text.PlaceOf(body.End));
        var isAsWritten = body.End - body.Start == masked.Length && text.Masked.AsSpan(body.Start, masked.Length).SequenceEqual(masked);
        if (isAsWritten && text.Outer is null)
        {
            return new PlacedText(text.IsTemplate ? text.Original[body.Start..body.End] : masked, masked, inFile, null);
        }

        var places = isAsWritten ? [.. Enumerable.Range(body.Start, masked.Length)] : Aligned(text.Masked, body, style, masked);
        var characters = masked.ToCharArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] == Nowhere)
            {
                continue;
            }

            characters[i] = TemplateMask.IsIn(masked[i]) ? text.Original[places[i]] : masked[i];
            // The white space that an action on lines of its own became is not written anywhere.
            places[i] = characters[i] != text.Original[places[i]] ? Nowhere : text.Outer is null ? places[i] : text.Outer.PlaceOf(places[i]);
        }

        return new PlacedText(new string(characters), masked, inFile, places);
    }

    /// <summary>Returns the number in the file of the first character of a piece of the value, or null where the piece is not written as it reads.</summary>
    /// <param name="from">The number of its first character in the value.</param>
    /// <param name="length">How many characters it has.</param>
    public int? Find(int from, int length)
    {
        var start = from < Value.Length ? PlaceOf(from) : from == 0 ? Body.Start : PlaceOf(from - 1) + 1;
        for (var i = 1; i < length; i++)
        {
            if (PlaceOf(from + i) != start + i)
            {
                return null;
            }
        }

        return start == Nowhere ? null : start;
    }

    /// <summary>Returns the number in the file of a character of the value, or of the nearest one before it that stands there.</summary>
    /// <param name="index">The number of the character in the value, or its length.</param>
    public int Nearest(int index)
    {
        for (var i = Math.Min(index, Value.Length - 1); i >= Math.Max(0, index - MaxDistance); i--)
        {
            if (PlaceOf(i) is var place and not Nowhere)
            {
                return place + Math.Min(index - i, 1);
            }
        }

        return Body.Start;
    }

    private int PlaceOf(int index) => _places is null ? Body.Start + index : _places[index];

    private static (int Start, int End) BodyOf(string text, int start, int end, ScalarStyle style)
    {
        if (style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted && end - start >= 2)
        {
            return (start + 1, end - 1);
        }

        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var feed = text.IndexOf('\n', start, end - start);
            return feed < 0 ? (end, end) : (feed + 1, end);
        }

        return (start, end);
    }

    // Folding and indentation change white space alone, so that all other characters come in the order in which they are written.
    private static int[] Aligned(string text, (int Start, int End) body, ScalarStyle style, string value)
    {
        var places = new int[value.Length];
        var at = body.Start;
        for (var i = 0; i < value.Length; i++)
        {
            places[i] = Next(text, body.End, style, value[i], ref at);
        }

        return places;
    }

    private static int Next(string text, int end, ScalarStyle style, char expected, ref int at)
    {
        if (char.IsWhiteSpace(expected) && at < end && char.IsWhiteSpace(text[at]))
        {
            return text[at] == expected ? at++ : SkipFold(ref at);
        }

        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at < end && style == ScalarStyle.DoubleQuoted && text[at] == '\\')
        {
            at = AfterEscape(text, end, at);
            return Nowhere;
        }

        if (at >= end || text[at] != expected)
        {
            return Nowhere;
        }

        var place = at++;
        if (style == ScalarStyle.SingleQuoted && expected == '\'')
        {
            at++;
            return Nowhere;
        }

        return place;
    }

    private static int SkipFold(ref int at)
    {
        at++;
        return Nowhere;
    }

    private static int AfterEscape(string text, int end, int at)
    {
        var length = at + 1 >= end ? 1 : text[at + 1] switch { 'x' => 4, 'u' => 6, 'U' => 10, _ => 2 };
        return Math.Min(end, at + length);
    }
}
