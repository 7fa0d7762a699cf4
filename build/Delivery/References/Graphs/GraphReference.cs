namespace KubeStellar.Delivery.References.Graphs;

/// <summary>A place in a file that proves an edge.</summary>
/// <param name="Repository">Owner and name of the repository that holds the file.</param>
/// <param name="File">The path below its root.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Written">The text there: a version, an expression, a path or a name.</param>
/// <param name="Reason">Why it leads where the edge leads, in a few words.</param>
public sealed record GraphReference(string Repository, string File, int Line, string Written, string Reason)
{
    /// <summary>The version after resolving as the artifact's tag; null where there is none to tell, as where both ends are of the same commit.</summary>
    public string? Version { get; init; }

    /// <summary>What the version says; null where none is written.</summary>
    public ReferenceKind? Kind { get; init; }

    /// <summary>The whole name of what is referred to, such as <c>quay.io/kubestellar/helm</c>.</summary>
    public string? Artifact { get; init; }

    /// <summary>Where the literal stands that an expression resolves to, such as <c>core-chart/values.yaml:9</c>; null where the place itself holds it.</summary>
    public string? DefinedAt { get; init; }

    /// <summary>What is wrong with it; empty when nothing is known to be.</summary>
    public IReadOnlyList<GraphProblem> Problems { get; init; } = [];

    /// <summary>Returns file and line, such as <c>core-chart/values.yaml:9</c>.</summary>
    public override string ToString() => $"{File}:{Line}";
}
