using System.Text;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.Tests.References.Finding;

/// <summary>What finders find in a file, written in short: <c>written | artifact | names</c>.</summary>
internal sealed class Found
{
    private Found(SourceText source, FileFindings findings) => (Source, Findings) = (source, findings);

    public SourceText Source { get; }

    public FileFindings Findings { get; }

    public IReadOnlyList<string> Mentions => [.. Findings.Mentions.OrderBy(mention => mention.Version.Start).Select(mention => $"{Written(mention.Version)} | {mention.Artifact.Name}{Names(mention.Version)}{(mention.Kind is { } kind ? $" | {kind}" : "")}")];

    public IReadOnlyList<string> Assignments => [.. Findings.Assignments.OrderBy(assignment => assignment.Value.Start).Select(assignment => $"{assignment.Name} = {Written(assignment.Value)}{Names(assignment.Value)}")];

    public static Found In(string path, string text, IReadOnlyList<IFileFinder> finders)
    {
        var source = SourceText.Read(path, Encoding.UTF8.GetBytes(text))!;
        var findings = new FileFindings();
        foreach (var finder in finders.Where(finder => finder.Reads(path)))
        {
            finder.Find(source, findings);
        }

        return new Found(source, findings);
    }

    public string Written(VersionText version) => Source.Text.Substring(version.Start, version.Length);

    private string Names(VersionText version) => version.Names.Count == 0 ? ""
        : $" | {(version.Prefix.Length > 0 ? version.Prefix + "+" : "")}{string.Join(',', version.Names)}{(version.Fallback is { } fallback ? $",'{Written(fallback)}'" : "")}";
}
