using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Leads from lines of rendered text back to the template.</summary>
internal sealed class RenderedPlaces
{
    private readonly RenderedTemplate _rendered;
    private readonly List<int> _starts = [0];
    private readonly int[] _conditionalBefore;

    /// <summary>Takes what was rendered.</summary>
    /// <param name="rendered">The text and its pieces.</param>
    public RenderedPlaces(RenderedTemplate rendered)
    {
        _rendered = rendered;
        _conditionalBefore = new int[rendered.Pieces.Count + 1];
        foreach (var (index, piece) in rendered.Pieces.Index())
        {
            _conditionalBefore[index + 1] = _conditionalBefore[index] + (piece.IsConditional ? 1 : 0);
        }

        for (var at = rendered.Text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = rendered.Text.IndexOf('\n', at + 1))
        {
            _starts.Add(at + 1);
        }
    }

    /// <summary>Returns where a scalar comes from, and whether any part of its line is not what default values lead to.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public (TemplatePlace Place, bool IsConditional) At(int line, int column)
    {
        var start = _starts[Math.Clamp(line - 1, 0, _starts.Count - 1)];
        var end = line < _starts.Count && line > 0 ? _starts[line] - 1 : _rendered.Text.Length;
        var from = Math.Min(start + Math.Max(0, column - 1), Math.Max(start, end - 1));
        return (PlaceAt(from), IsConditional(from, Math.Max(end, from + 1)));
    }

    // Text has as many lines as it renders; an action has one.
    private TemplatePlace PlaceAt(int offset)
    {
        if (_rendered.Pieces.Count == 0)
        {
            return new TemplatePlace("", 1, "");
        }

        var piece = _rendered.Pieces[_rendered.IndexAt(offset)];
        return piece.Place.Expression.Length > 0 ? piece.Place : piece.Place with { Line = piece.Place.Line + Math.Max(0, LineOf(offset) - LineOf(piece.Start)) };
    }

    private bool IsConditional(int start, int end) =>
        _rendered.Pieces.Count > 0 && _conditionalBefore[_rendered.IndexAt(end - 1) + 1] > _conditionalBefore[_rendered.IndexAt(start)];

    private int LineOf(int offset)
    {
        var index = _starts.BinarySearch(offset);
        return index >= 0 ? index : ~index - 1;
    }
}
