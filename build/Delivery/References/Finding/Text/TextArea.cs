using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>A piece of a file's text that is searched. Where comments were blanked out, the text has as many characters as before, so that every place in it is a place in the file.</summary>
/// <param name="Text">The file's text, comments blanked out where they say nothing.</param>
/// <param name="Start">The number of the first character that is searched.</param>
/// <param name="End">The number of the first character behind those that are searched.</param>
internal readonly record struct TextArea(string Text, int Start, int End)
{
    // How far one finding looks, so that a file of one endless line, or of one line that goes on and on, costs no more than others.
    private const int MaxLine = 4096;
    private const int MaxJoined = 64;
    private const int MaxName = 2048;
    private const int Neighbourhood = 8192;
    private const int Introduction = 64 * 1024;

    // Behind one of these, no address and no file name goes on.
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>()|;");

    /// <summary>The whole of a text.</summary>
    /// <param name="text">The text.</param>
    public static TextArea Of(string text) => new(text, 0, text.Length);

    /// <summary>Returns the numbers of the first characters of all places that hold a word.</summary>
    /// <param name="word">The word, upper and lower case told apart.</param>
    public IEnumerable<int> PlacesOf(string word)
    {
        for (var at = Next(word, Start); at >= 0; at = Next(word, at + word.Length))
        {
            yield return at;
        }
    }

    /// <summary>Returns the number of the first character behind an address or a file name.</summary>
    /// <param name="at">The number of one of its characters.</param>
    public int EndOfName(int at)
    {
        var ceiling = Math.Min(End, at + MaxName);
        return Text.AsSpan(at, ceiling - at).IndexOfAny(Ends) is >= 0 and var length ? at + length : ceiling;
    }

    /// <summary>Returns the line that holds a character, without its end; of a very long line, the part around the character.</summary>
    /// <param name="at">The number of the character.</param>
    public TextArea LineAt(int at)
    {
        var (floor, ceiling) = (Math.Max(Start, at - MaxLine), Math.Min(End, at + MaxLine));
        var feed = at > floor ? Text.LastIndexOf('\n', at - 1, at - floor) : -1;
        var end = Text.IndexOf('\n', at, ceiling - at);
        return this with { Start = feed < 0 ? floor : feed + 1, End = end < 0 ? ceiling : end };
    }

    /// <summary>Returns the part of the text around a place in which what belongs together stands.</summary>
    /// <param name="at">The place.</param>
    public TextArea Around(int at) => this with { Start = Math.Max(Start, at - Neighbourhood), End = Math.Min(End, at + Neighbourhood) };

    /// <summary>The part at the start in which scripts say what they use.</summary>
    public TextArea Head => this with { End = Math.Min(End, Start + Introduction) };

    /// <summary>Returns the line of a shell that holds a character, with the lines that backslashes join to it.</summary>
    /// <param name="at">The number of the character.</param>
    public TextArea LogicalLineAt(int at)
    {
        var (first, last) = (LineAt(at), LineAt(at));
        for (var lines = 0; lines < MaxJoined && first.Start > Start && Text[first.Start - 1] == '\n' && LineAt(first.Start - 1) is { IsContinued: true } before; lines++)
        {
            first = before;
        }

        for (var lines = 0; lines < MaxJoined && last.IsContinued && last.End < End && Text[last.End] == '\n'; lines++)
        {
            last = LineAt(last.End + 1);
        }

        return this with { Start = first.Start, End = last.End };
    }

    private bool IsContinued => Text.AsSpan(Start, End - Start).TrimEnd('\r').EndsWith("\\");

    private int Next(string word, int from) => from >= End ? -1 : Text.IndexOf(word, from, End - from, StringComparison.Ordinal);
}
