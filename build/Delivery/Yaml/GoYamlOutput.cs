using System.Text;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Text under construction, with what go-yaml 2 remembers of it to decide about blanks and line ends.</summary>
internal sealed class GoYamlOutput
{
    /// <summary>The column behind which a blank in a text becomes a line end.</summary>
    public const int BestWidth = 80;

    private readonly StringBuilder _text = new();
    private bool _endsInBlank = true;

    /// <summary>The number of blanks that a new line starts with; below 0 before the first node.</summary>
    public int Indent { get; set; } = -1;

    /// <summary>The number of characters in the current line.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the current line holds nothing but blanks and indicators of block nodes.</summary>
    public bool IsIndentation { get; private set; } = true;

    /// <summary>Writes one character of content.</summary>
    /// <param name="rune">The character.</param>
    public void Put(Rune rune)
    {
        _text.Append(rune.ToString());
        Column++;
        IsIndentation = false;
        _endsInBlank = false;
    }

    /// <summary>Writes characters of content.</summary>
    /// <param name="text">The characters, all of them ASCII.</param>
    public void Put(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            Put(rune);
        }
    }

    /// <summary>Ends the line with one of the characters that break lines.</summary>
    /// <param name="lineBreak">The character.</param>
    public void Break(char lineBreak = '\n')
    {
        _text.Append(lineBreak);
        Column = 0;
        IsIndentation = true;
        _endsInBlank = true;
    }

    /// <summary>Writes blanks up to the indent, on a new line unless this one holds nothing yet.</summary>
    public void StartLine()
    {
        var indent = Math.Max(Indent, 0);
        if (!IsIndentation || Column > indent || (Column == indent && !_endsInBlank))
        {
            Break();
        }

        _text.Append(' ', indent - Column);
        Column = indent;
        IsIndentation = true;
        _endsInBlank = true;
    }

    /// <summary>Writes an indicator of the syntax.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="afterBlank">Whether a blank has to stand before it.</param>
    /// <param name="indents">Whether a block node may follow on the same line.</param>
    public void Indicator(string indicator, bool afterBlank, bool indents = false)
    {
        if (afterBlank)
        {
            Separate();
        }

        var indentation = IsIndentation && indents;
        Put(indicator);
        IsIndentation = indentation;
    }

    /// <summary>Writes a blank unless one stands there.</summary>
    public void Separate()
    {
        if (_endsInBlank)
        {
            return;
        }

        _text.Append(' ');
        Column++;
        _endsInBlank = true;
    }

    public override string ToString() => _text.ToString();
}
