using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The addresses in a repository that show sources to people: <c>…/blob/…</c> and <c>…/tree/…</c>, which programs cannot use.</summary>
/// <param name="tree">The repository's files.</param>
internal sealed class WebPages(FileTree tree)
{
    private static readonly string[] Marks = ["/blob/", "/tree/"];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Whether a place is the branch in such an address.</summary>
    /// <param name="site">The place.</param>
    public bool Hold(ReferenceSite site) => site.Reference.Form == ReferenceForm.SourceUrl && Array.Exists(Marks, TextBefore(site.Reference.Place).EndsWith);

    private string TextBefore(TextPlace place)
    {
        var text = TextOf(place.File);
        return text[Math.Max(0, Math.Min(place.Start, text.Length) - Marks[0].Length)..Math.Min(place.Start, text.Length)];
    }

    private string TextOf(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            _texts[path] = text = tree.Find(path) is { } file ? SourceText.Read(path, tree.Read(file))?.Text ?? "" : "";
        }

        return text;
    }
}
