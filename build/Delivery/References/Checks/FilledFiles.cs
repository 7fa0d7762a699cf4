using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.References.Scanning;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The files of a repository that a release specializes: those of charts whose images or versions it fills in, and what these are made of.</summary>
/// <param name="repository">The repository.</param>
internal sealed class FilledFiles(CheckedRepository repository)
{
    private readonly IReadOnlyList<ChartDeclaration> _charts =
        [.. DeclaredCharts.Of(repository.Scanned.Catalog).Where(chart => chart.ImagePlaceholders.Count > 0 || chart.VersionValues.Count > 0 || chart.DeployedImage is not null)];

    /// <summary>Whether a place lies in a chart in which a release fills something in, or in an overlay of which the image of such a chart is made.</summary>
    /// <param name="site">The place.</param>
    public bool Hold(ReferenceSite site) =>
        _charts.Any(chart => site.Place.File.StartsWith(chart.Directory + "/", StringComparison.Ordinal) || (chart.DeployedImage is not null && IsOfOverlay(site)));

    /// <summary>Whether a place is the value of a key that a release sets to its own version.</summary>
    /// <param name="site">The place.</param>
    public bool HoldVersionOf(ReferenceSite site) =>
        _charts.Any(chart => chart.VersionValues.Count > 0 && site.Place.File == $"{chart.Directory}/values.yaml" && chart.VersionValues.Contains(KeyAt(site)));

    // A manifest beside the overlay names the image by a word without a host, which the overlay puts the image in place of.
    private bool IsOfOverlay(ReferenceSite site)
    {
        var folder = site.Place.File[..(site.Place.File.LastIndexOf('/') + 1)];
        return site.Reference.Form == ReferenceForm.KustomizeImage
            || (site.Artifact.Kind == ArtifactKind.Image && !site.Artifact.Name.Contains('/', StringComparison.Ordinal) && repository.Scanned.Tree.Find($"{folder}kustomization.yaml") is not null);
    }

    private string KeyAt(ReferenceSite site)
    {
        var text = TextOf(site.Place.File);
        var start = text.LastIndexOf('\n', Math.Max(site.Place.Start - 1, 0)) + 1;
        var line = text[start..site.Place.Start];
        return line.Contains(':', StringComparison.Ordinal) ? line[..line.IndexOf(':', StringComparison.Ordinal)] : "";
    }

    private string TextOf(string path) =>
        repository.Scanned.Tree.Find(path) is { } file && SourceText.Read(path, repository.Scanned.Tree.Read(file)) is { } source ? source.Text : "";
}
