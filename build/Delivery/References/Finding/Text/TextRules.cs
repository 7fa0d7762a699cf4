namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>The rules that find references in any text, in the order in which they count where two read the same version.</summary>
internal static class TextRules
{
    private static readonly IReadOnlyList<ITextRule> All = [new GitHubUrls(), new HelmTexts(), new ModuleTexts(), new ImageTexts(), new AssignmentTexts(), new PathTexts()];

    /// <summary>Finds all that the rules find.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="findings">Gets what is found.</param>
    public static void Find(TextArea area, FileFindings findings)
    {
        foreach (var rule in All)
        {
            rule.Find(area, findings);
        }
    }
}
