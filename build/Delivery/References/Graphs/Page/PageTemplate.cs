namespace KubeStellar.Delivery.References.Graphs.Page;

/// <summary>A text with <c>{{names}}</c> that stand for parts.</summary>
internal static class PageTemplate
{
    /// <summary>Writes the text with its parts; what is in a part is never read for names.</summary>
    /// <param name="template">The text.</param>
    /// <param name="parts">The parts by name.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(string template, IReadOnlyDictionary<string, string> parts, TextWriter writer)
    {
        var position = 0;
        for (var start = template.IndexOf("{{", StringComparison.Ordinal); start >= 0; start = template.IndexOf("{{", position, StringComparison.Ordinal))
        {
            var end = template.IndexOf("}}", start, StringComparison.Ordinal);
            writer.Write(template.AsSpan(position, start - position));
            writer.Write(parts[template[(start + 2)..end]]);
            position = end + 2;
        }

        writer.Write(template.AsSpan(position));
    }
}
