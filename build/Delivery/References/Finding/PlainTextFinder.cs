using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding;

/// <summary>Finds in any text file what is a reference by its form alone; lines that are comments of a script or of YAML hold none.</summary>
internal sealed class PlainTextFinder : IFileFinder
{
    /// <inheritdoc/>
    public bool Reads(string path) => true;

    /// <inheritdoc/>
    public void Find(SourceText text, FileFindings findings)
    {
        var style = Comments.StyleOf(text.Path, text.Text);
        var searched = LongLines.Blank(text.Text, (start, length) => findings.Add(new UnreadFile(text.Path, text.Place(start, 0).Line, $"a line of {length} characters, more than {LongLines.MaxLength}")));
        var area = TextArea.Of(Comments.Blank(searched, style));
        if (style == CommentStyle.None)
        {
            TextRules.FindInDocument(area, findings);
        }
        else
        {
            TextRules.Find(area, findings);
        }
    }
}
