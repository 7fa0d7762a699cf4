namespace KubeStellar.Delivery.References.Graphs;

/// <summary>An artifact, or a part of a repository that refers to artifacts.</summary>
/// <param name="Id">The identity: equal in every view of the same workspace, and in every run.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">What people call it, such as <c>controller-manager</c>.</param>
/// <param name="Detail">Its whole name or path, such as <c>ghcr.io/kubestellar/kubestellar/controller-manager</c>.</param>
/// <param name="Repository">Owner and name of the repository that it belongs to; null for what is foreign, and for the nodes of an outline.</param>
public sealed record GraphNode(string Id, GraphNodeKind Kind, string Name, string Detail, string? Repository)
{
    /// <summary>What it stands for, in words: <c>container image</c>.</summary>
    public string Noun => NounOf(Kind);

    /// <summary>Returns what nodes of a kind stand for, in words.</summary>
    /// <param name="kind">The kind.</param>
    public static string NounOf(GraphNodeKind kind) => kind switch
    {
        GraphNodeKind.Repository => "repository",
        GraphNodeKind.Instructions => "scripts",
        GraphNodeKind.Automation => "automation",
        GraphNodeKind.Hook => "PostCreateHook",
        GraphNodeKind.Chart => "Helm chart",
        GraphNodeKind.ChartSource => "chart source",
        GraphNodeKind.Image => "container image",
        GraphNodeKind.Release => "release archives",
        GraphNodeKind.SourceCode => "source code",
        GraphNodeKind.Foreign => "foreign",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Returns name and noun, such as <c>controller-manager container image</c>; the noun alone where it is the name.</summary>
    public override string ToString() => Name == Noun ? Name : $"{Name} {Noun}";
}
