namespace KubeStellar.Delivery.Catalog;

/// <summary>A piece of a template: text to copy, or the path of a field to look up.</summary>
/// <param name="Literal">The text; empty for a field.</param>
/// <param name="Path">The names after the dots; null for text.</param>
/// <param name="Position">Where the piece starts in the template, from 1.</param>
internal readonly record struct GoTemplateSegment(string Literal, string[]? Path, int Position);
