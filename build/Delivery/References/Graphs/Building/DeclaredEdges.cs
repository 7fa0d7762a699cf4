using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Adds what a repository delivers and what that is built from, as its catalog says and its files prove.</summary>
/// <param name="draft">The graph.</param>
/// <param name="parts">The repository.</param>
internal sealed class DeclaredEdges(GraphDraft draft, RepositoryParts parts)
{
    private readonly ScannedRepository _repository = parts.Repository;

    /// <summary>Adds nodes and edges; goes after the ledger's, which tell more where both know an edge.</summary>
    public void Add()
    {
        if (parts.HasSourceCode)
        {
            draft.Add(GraphNodes.SourceCode(parts.Name));
        }

        foreach (var hook in parts.Hooks)
        {
            draft.Add(hook);
        }

        foreach (var image in _repository.Catalog?.Images ?? [])
        {
            AddImage(image);
        }

        foreach (var chart in parts.Charts)
        {
            AddChart(chart);
        }

        AddArchives();
    }

    private void AddImage(ImageDeclaration image)
    {
        var node = GraphNodes.Image(parts.Name, image.Repository.ToString());
        draft.Add(node);
        var reason = $"built from {image.MainPackage}";
        Prove(node, GraphNodes.SourceCode(parts.Name), GraphEdgeKind.BuildTime,
            Evidence.Find(_repository, GoReleaserFile.Names, image.Repository.ToString(), reason)
            ?? Evidence.Find(_repository, ["Makefile"], image.MainPackage, reason)
            ?? Evidence.FirstFileIn(_repository, image.MainPackage.TrimStart('.', '/'), reason));
    }

    private void AddChart(ChartDeclaration chart)
    {
        var source = GraphNodes.ChartSource(parts.Name, chart.Directory);
        var published = GraphNodes.Chart(parts.Name, chart.Repository.ToString());
        draft.Add(published);
        Prove(published, source, GraphEdgeKind.BuildTime, Evidence.Find(_repository, [$"{chart.Directory}/Chart.yaml"], chart.Name, $"packaged from {chart.Directory}/"));
        foreach (var image in chart.OwnImages)
        {
            var target = GraphNodes.Image(parts.Name, image.ToString());
            if (!draft.Has(source, target, GraphEdgeKind.RunTime))
            {
                Prove(source, target, GraphEdgeKind.RunTime, PlaceOf(chart, image));
            }
        }

        AddPublished(source, published);
    }

    // What the templates name is what the published chart runs; of its own release it names the version that the release fills in.
    private void AddPublished(GraphNode source, GraphNode published)
    {
        foreach (var (to, _, references) in draft.From(source).Where(edge => edge.Kind == GraphEdgeKind.RunTime && edge.To.Kind is GraphNodeKind.Image or GraphNodeKind.Chart))
        {
            foreach (var reference in references)
            {
                draft.Add(published, to, GraphEdgeKind.RunTime, to.Repository == parts.Name ? reference with { Version = null, Kind = null, Reason = "the release fills in its own version" } : reference);
            }
        }
    }

    // The word in a template that a release replaces, or the image's name itself.
    private GraphReference? PlaceOf(ChartDeclaration chart, RepositoryName image)
    {
        var templates = _repository.Tree.Files.Select(file => file.Path).Where(path => path.StartsWith($"{chart.Directory}/", StringComparison.Ordinal)).ToList();
        return chart.ImagePlaceholders.Where(placeholder => placeholder.Value.Equals(image))
            .Select(placeholder => Evidence.Find(_repository, templates, placeholder.Key, "a release replaces the word by its image"))
            .FirstOrDefault(found => found is not null)
            is { } placeholder ? placeholder with { Kind = ReferenceKind.Placeholder, Artifact = image.ToString() }
            : Evidence.Find(_repository, templates, image.ToString(), "the chart runs the repository's own image");
    }

    private void AddArchives()
    {
        if (ArchivesOf(_repository.Catalog) is not { } archives)
        {
            return;
        }

        var node = GraphNodes.Release(parts.Name);
        draft.Add(node);
        foreach (var package in archives.Archives.SelectMany(archive => archive.Programs).Select(program => program.MainPackage).Distinct(StringComparer.Ordinal))
        {
            Prove(node, GraphNodes.SourceCode(parts.Name), GraphEdgeKind.BuildTime, Evidence.Find(_repository, GoReleaserFile.Names, package, $"holds the program of {package}"));
        }
    }

    private static ArchivesDeclaration? ArchivesOf(RepositoryCatalog? catalog)
    {
        try
        {
            return catalog?.Archives;
        }
        catch (FaultException)
        {
            return null;
        }
    }

    private void Prove(GraphNode from, GraphNode to, GraphEdgeKind kind, GraphReference? evidence)
    {
        if (evidence is not null)
        {
            draft.Add(from, to, kind, evidence);
        }
    }
}
