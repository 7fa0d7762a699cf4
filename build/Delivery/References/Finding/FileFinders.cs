using KubeStellar.Delivery.References.Finding.GoModules;
using KubeStellar.Delivery.References.Finding.Yaml;

namespace KubeStellar.Delivery.References.Finding;

/// <summary>All finders in the order in which they count where two read the same version: structure first, plain text last.</summary>
internal static class FileFinders
{
    /// <summary>The finders.</summary>
    public static IReadOnlyList<IFileFinder> All { get; } = [new GoModFinder(), .. YamlFinders.All, new DockerfileFinder(), new OwnVersionFinder(), new PlainTextFinder()];

    /// <summary>Returns what a file says.</summary>
    /// <param name="text">The file.</param>
    public static FileFindings Find(SourceText text)
    {
        var findings = new FileFindings();
        foreach (var finder in All.Where(finder => finder.Reads(text.Path)))
        {
            finder.Find(text, findings);
        }

        return findings;
    }
}
