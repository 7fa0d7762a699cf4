namespace KubeStellar.Delivery.References.Graphs.Page;

/// <summary>One drawing on a page.</summary>
/// <param name="Key">What names it in the page; equal for the drawings with and without foreign artifacts.</param>
/// <param name="Title">The words on its tab.</param>
/// <param name="Description">What it shows.</param>
/// <param name="HasForeign">Whether foreign artifacts are drawn.</param>
/// <param name="Graph">What is drawn.</param>
internal sealed record GraphView(string Key, string Title, string Description, bool HasForeign, DeliveryGraph Graph)
{
    /// <summary>Returns the views of a page: the outline, everything, and each scanned repository, first without and then with what is foreign.</summary>
    /// <param name="graph">The whole graph.</param>
    public static IReadOnlyList<GraphView> Of(DeliveryGraph graph) => [.. ViewsOf(graph.WithoutForeign(), hasForeign: false), .. ViewsOf(graph, hasForeign: true)];

    private static IEnumerable<GraphView> ViewsOf(DeliveryGraph graph, bool hasForeign)
    {
        yield return new GraphView("outline", "Outline", "The repositories and the references from one to another", hasForeign, graph.Outline());
        yield return new GraphView("everything", "Everything", "All repositories, their artifacts, and what refers to them", hasForeign, graph);
        foreach (var repository in graph.Repositories.Where(repository => repository.IsScanned))
        {
            yield return new GraphView($"repository {repository.Name}", repository.ShortName, $"What {repository.Name} publishes and depends on", hasForeign, graph.PublishingOf(repository.Name));
        }
    }
}
