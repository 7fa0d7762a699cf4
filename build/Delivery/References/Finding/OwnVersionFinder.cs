using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding;

/// <summary>Finds versions of the repository itself in files that exist to name them: <c>VERSION</c>, and a Homebrew formula's <c>version "1.2.3"</c>.</summary>
internal sealed class OwnVersionFinder : IFileFinder
{
    private const string FileName = "VERSION";
    private const string Formula = ".rb";
    private const string Keyword = "version \"";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == FileName || path.EndsWith(Formula, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Find(SourceText text, FileFindings findings)
    {
        var area = TextArea.Of(text.Text);
        var starts = text.Path.EndsWith(Formula, StringComparison.Ordinal)
            ? area.PlacesOf(Keyword).Select(at => at + Keyword.Length)
            : area.PlacesOf("=").Select(at => at + 1).Append(0);
        foreach (var start in starts)
        {
            if (VersionExpression.Read(text.Text, start, area.End) is { Names.Count: 0 } version && VersionExpression.IsVersion(version.In(text.Text)))
            {
                findings.Add(new Mention(new(ArtifactKind.Source, ""), ReferenceForm.Variable, version, "the repository's own version"));
            }
        }
    }
}
