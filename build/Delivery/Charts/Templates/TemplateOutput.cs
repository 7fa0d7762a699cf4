using System.Text;

namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>What a template rendered, and where each piece of it comes from.</summary>
/// <param name="budget">What it may cost.</param>
internal sealed class TemplateOutput(TemplateBudget budget)
{
    private readonly StringBuilder _text = new();
    private readonly List<RenderedPiece> _pieces = [];

    /// <summary>Appends text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it comes from.</param>
    /// <param name="isConditional">Whether default values do not lead to it.</param>
    public void Append(string text, TemplatePlace place, bool isConditional)
    {
        if (text.Length > 0)
        {
            budget.Make(text.Length);
            TemplateBudget.Require(_text.Length);
            _pieces.Add(new RenderedPiece(_text.Length, place, isConditional));
            _text.Append(text);
        }
    }

    /// <summary>Returns what was rendered.</summary>
    public RenderedTemplate ToRendered() => new(_text.ToString(), _pieces);

    /// <summary>Returns the text alone.</summary>
    public override string ToString() => _text.ToString();
}
