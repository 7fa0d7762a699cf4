using KubeStellar.Delivery.Catalog;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Tells to which node of its repository a file belongs.</summary>
internal sealed class RepositoryParts
{
    private readonly Dictionary<string, GraphNode> _hooks;

    /// <summary>Creates the parts of a repository; a catalog whose charts are malformed has none.</summary>
    public RepositoryParts(ScannedRepository repository)
    {
        (Repository, Name, Charts) = (repository, repository.Name, ChartsOf(repository.Catalog));
        _hooks = repository.Ledger.Hooks.ToDictionary(hook => hook.Key, hook => GraphNodes.Hook(Name, hook.Key, hook.Value), StringComparer.Ordinal);
    }

    /// <summary>The repository.</summary>
    public ScannedRepository Repository { get; }

    /// <summary>Owner and name of the repository.</summary>
    public string Name { get; }

    /// <summary>The charts that it delivers.</summary>
    public IReadOnlyList<ChartDeclaration> Charts { get; }

    /// <summary>The hooks that it holds outside of charts, by path.</summary>
    public IEnumerable<GraphNode> Hooks => _hooks.OrderBy(hook => hook.Key, StringComparer.Ordinal).Select(hook => hook.Value);

    /// <summary>Whether it has sources: a Go module.</summary>
    public bool HasSourceCode => Repository.Tree.Find(GoModFile.FileName) is not null;

    /// <summary>Returns the delivered chart that a file or folder belongs to, or null.</summary>
    public ChartDeclaration? ChartOf(string file) => Charts.FirstOrDefault(chart => file == chart.Directory || file.StartsWith(chart.Directory + "/", StringComparison.Ordinal));

    /// <summary>Returns the hook that a file holds, or null.</summary>
    public GraphNode? HookAt(string file) => _hooks.GetValueOrDefault(file);

    /// <summary>Returns the node that a file belongs to.</summary>
    public GraphNode PartOf(string file) =>
        ChartOf(file) is { } chart ? GraphNodes.ChartSource(Name, chart.Directory)
        : HookAt(file) is { } hook ? hook
        : PartByPath(file);

    private static IReadOnlyList<ChartDeclaration> ChartsOf(RepositoryCatalog? catalog)
    {
        try
        {
            return catalog?.Charts ?? [];
        }
        catch (FaultException)
        {
            return [];
        }
    }

    private GraphNode PartByPath(string file)
    {
        var parts = file.Split('/');
        var name = parts[^1];
        return IsAutomation(parts) ? GraphNodes.Automation(Name)
            : IsInstruction(parts, name) ? GraphNodes.Instructions(Name)
            : IsMakefile(name) ? GraphNodes.Automation(Name)
            : IsSource(parts, name) ? GraphNodes.SourceCode(Name)
            : GraphNodes.Instructions(Name);
    }

    private static bool IsAutomation(string[] parts) => parts[0].StartsWith('.') || parts[0] == "hack" || (parts.Length == 1 && IsMakefile(parts[0]));

    private static bool IsInstruction(string[] parts, string name) =>
        parts[0] is "scripts" or "doc" or "docs" or "example" or "examples"
        || parts.Any(part => part is "test" or "tests" or "testdata")
        || name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static bool IsMakefile(string name) =>
        name == "Makefile" || name.StartsWith("Makefile.", StringComparison.Ordinal) || name.EndsWith(".mk", StringComparison.Ordinal);

    private static bool IsSource(string[] parts, string name) =>
        parts[0] is "api" or "cmd" or "config" or "internal" or "pkg"
        || name is GoModFile.FileName
        || name.EndsWith(".go", StringComparison.Ordinal)
        || name.EndsWith("Dockerfile", StringComparison.Ordinal);
}
