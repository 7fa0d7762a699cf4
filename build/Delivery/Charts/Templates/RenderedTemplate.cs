namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>The text that a template renders, each piece of which knows where it comes from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Pieces">The pieces in order.</param>
internal sealed record RenderedTemplate(string Text, IReadOnlyList<RenderedPiece> Pieces)
{
    /// <summary>Returns the index of the piece that holds a place in the text; 0 where there are no pieces.</summary>
    /// <param name="offset">The place, from 0.</param>
    public int IndexAt(int offset)
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
