namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>The rules that find references in any text, in the order in which they count where two read the same version.</summary>
internal static class TextRules
{
    private static readonly IReadOnlyList<ITextRule> Forms =
    [
        new GitHubUrls(), new VersionedSites(), new InstallScripts(), new GitClones(), new HelmTexts(), new ModuleTexts(), new ImageTexts(), new AssignmentTexts(), new PathTexts(),
    ];

    private static readonly IReadOnlyList<ITextRule> OfDocuments = [.. Forms, new ProseTexts(isDocument: true)];
    private static readonly IReadOnlyList<ITextRule> OfOthers = [.. Forms, new ProseTexts(isDocument: false)];

    /// <summary>Finds all that the rules find in a script, a manifest, a program.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="findings">Gets what is found.</param>
    public static void Find(TextArea area, FileFindings findings) => Find(OfOthers, area, findings);

    /// <summary>Finds all that the rules find in a document, whose sentences name releases as well.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="findings">Gets what is found.</param>
    public static void FindInDocument(TextArea area, FileFindings findings) => Find(OfDocuments, area, findings);

    private static void Find(IReadOnlyList<ITextRule> rules, TextArea area, FileFindings findings)
    {
        foreach (var rule in rules)
        {
            rule.Find(area, findings);
        }
    }
}
