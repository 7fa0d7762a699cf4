namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Makes the nodes of artifacts and of parts of repositories.</summary>
internal static class GraphNodes
{
    /// <summary>Returns the sources of a repository.</summary>
    public static GraphNode SourceCode(string repository) => Part(repository, GraphNodeKind.SourceCode, $"github.com/{repository}");

    /// <summary>Returns the instructions and tests of a repository.</summary>
    public static GraphNode Instructions(string repository) => Part(repository, GraphNodeKind.Instructions, "instructions, examples and tests");

    /// <summary>Returns the automation of a repository.</summary>
    public static GraphNode Automation(string repository) => Part(repository, GraphNodeKind.Automation, "workflows, Makefile and maintenance scripts");

    /// <summary>Returns the release archives of a repository.</summary>
    public static GraphNode Release(string repository) => Part(repository, GraphNodeKind.Release, $"github.com/{repository}/releases");

    /// <summary>Returns a hook.</summary>
    public static GraphNode Hook(string repository, string path, string name) => Named(repository, GraphNodeKind.Hook, name, path);

    /// <summary>Returns the folder of a chart.</summary>
    public static GraphNode ChartSource(string repository, string folder) => Named(repository, GraphNodeKind.ChartSource, folder, $"{folder}/");

    /// <summary>Returns a published chart.</summary>
    public static GraphNode Chart(string repository, string name) => Named(repository, GraphNodeKind.Chart, LastPart(name), name);

    /// <summary>Returns a published image.</summary>
    public static GraphNode Image(string repository, string name) => Named(repository, GraphNodeKind.Image, LastPart(name), name);

    /// <summary>Returns everything of a foreign owner or registry.</summary>
    public static GraphNode Foreign(string owner) => new($"foreign {owner}", GraphNodeKind.Foreign, owner, owner, null);

    private static GraphNode Part(string repository, GraphNodeKind kind, string detail) =>
        new($"{repository} {kind}", kind, GraphNode.NounOf(kind), detail, repository);

    private static GraphNode Named(string repository, GraphNodeKind kind, string name, string detail) =>
        new($"{repository} {kind} {detail}", kind, name, detail, repository);

    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];
}
