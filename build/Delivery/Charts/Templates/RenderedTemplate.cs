namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>The text that a template renders, each piece of which knows where it comes from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Pieces">The pieces in order.</param>
internal sealed record RenderedTemplate(string Text, IReadOnlyList<RenderedPiece> Pieces)
{
    /// <summary>Returns the piece that holds a place in the text.</summary>
    /// <param name="offset">The place, from 0.</param>
    public RenderedPiece At(int offset) => Pieces.Count == 0 ? new RenderedPiece(0, new TemplatePlace("", 1, ""), false) : Pieces[IndexAt(offset)];

    /// <summary>Says whether default values do not lead to some piece of the text.</summary>
    /// <param name="start">Where to start, from 0.</param>
    /// <param name="end">Where to end.</param>
    public bool IsConditional(int start, int end)
    {
        for (var i = Pieces.Count == 0 ? 0 : IndexAt(start); i < Pieces.Count && Pieces[i].Start < Math.Max(end, start + 1); i++)
        {
            if (Pieces[i].IsConditional)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexAt(int offset)
    {
        var (low, high) = (0, Pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Pieces[middle].Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
