namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>A text with YAML in it: a file's, or the value of a scalar in one.</summary>
/// <param name="Original">The text as it is written.</param>
/// <param name="Outer">The scalar whose value it is, or null for a file.</param>
internal sealed record ParsedText(string Original, PlacedText? Outer)
{
    /// <summary>What the parser is to see: the text with templates' actions masked, of the same length.</summary>
    public string Masked { get; } = TemplateMask.Of(Original);

    /// <summary>Whether it has actions of a template.</summary>
    public bool IsTemplate => !ReferenceEquals(Masked, Original);

    /// <summary>Returns the number in the file of a character of the text, or of the nearest one before it that stands in the file.</summary>
    /// <param name="index">The number of the character in the text.</param>
    public int PlaceOf(int index) => Outer is null ? index : Outer.Nearest(index);
}
