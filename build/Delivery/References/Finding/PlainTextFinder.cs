using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding;

/// <summary>Finds in any text file what is a reference by its form alone; lines that are comments of a script or of YAML hold none.</summary>
internal sealed class PlainTextFinder : IFileFinder
{
    /// <inheritdoc/>
    public bool Reads(string path) => true;

    /// <inheritdoc/>
    public void Find(SourceText text, FileFindings findings) => TextRules.Find(TextArea.Of(Comments.Blank(text.Text, Comments.StyleOf(text.Path, text.Text))), findings);
}
