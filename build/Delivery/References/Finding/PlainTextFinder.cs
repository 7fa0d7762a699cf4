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
        var area = TextArea.Of(Comments.Blank(text.Text, style));
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
