using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Adds what images of known repositories are built from whose sources were not scanned, as the script proves that builds them.</summary>
/// <param name="draft">The graph.</param>
/// <param name="scanned">The repositories that were scanned.</param>
internal sealed class UpstreamImages(GraphDraft draft, IReadOnlyList<RepositoryParts> scanned)
{
    /// <summary>Adds an edge for every such image that something refers to and some script builds.</summary>
    public void Add()
    {
        var names = scanned.Select(parts => parts.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var known in scanned.SelectMany(parts => parts.Repository.Family.All).Distinct().Where(known => !names.Contains(known.Name)))
        {
            foreach (var image in known.UndeclaredImages.Select(undeclared => undeclared.Image))
            {
                var node = GraphNodes.Image(known.Name, image.Repository.ToString());
                if (draft.Nodes.Any(other => other.Id == node.Id) && ScriptOf(image) is { } script)
                {
                    draft.Add(node, GraphNodes.SourceCode(known.Name), GraphEdgeKind.BuildTime, script);
                }
            }
        }
    }

    private GraphReference? ScriptOf(ImageDeclaration image) =>
        scanned.Select(parts => Evidence.Find(parts.Repository, ScriptsOf(parts), image.MainPackage, "the script builds the image of upstream's sources"))
            .FirstOrDefault(found => found is not null);

    private static IEnumerable<string> ScriptsOf(RepositoryParts parts) =>
        parts.Repository.Tree.Files.Select(file => file.Path).Where(path => parts.PartOf(path).Kind == GraphNodeKind.Automation);
}
