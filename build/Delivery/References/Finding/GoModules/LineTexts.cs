namespace KubeStellar.Delivery.References.Finding.GoModules;

/// <summary>Where the lines of a text start and end.</summary>
internal sealed class LineTexts
{
    private readonly List<int> _starts = [0];
    private readonly int _length;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    public LineTexts(string text)
    {
        _length = text.Length;
        for (var feed = text.IndexOf('\n', StringComparison.Ordinal); feed >= 0; feed = text.IndexOf('\n', feed + 1))
        {
            _starts.Add(feed + 1);
        }
    }

    /// <summary>Returns the number of a line's first character and of the one behind its last.</summary>
    /// <param name="line">The number of the line, from 1.</param>
    public (int Start, int End) Of(int line) => (_starts[line - 1], line < _starts.Count ? _starts[line] - 1 : _length);
}
