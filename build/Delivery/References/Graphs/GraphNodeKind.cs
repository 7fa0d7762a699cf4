namespace KubeStellar.Delivery.References.Graphs;

/// <summary>What a node of a <see cref="DeliveryGraph"/> stands for.</summary>
public enum GraphNodeKind
{
    /// <summary>A whole repository, in an outline.</summary>
    Repository,

    /// <summary>The instructions for users and the tests of a repository.</summary>
    Instructions,

    /// <summary>The workflows, Makefiles and maintenance scripts of a repository.</summary>
    Automation,

    /// <summary>A file that holds a PostCreateHook.</summary>
    Hook,

    /// <summary>A published Helm chart.</summary>
    Chart,

    /// <summary>The folder that a chart is packaged from.</summary>
    ChartSource,

    /// <summary>A published container image.</summary>
    Image,

    /// <summary>The archives of a repository's releases.</summary>
    Release,

    /// <summary>The sources of a repository at a git tag: its Go module and all that is not one of its other nodes.</summary>
    SourceCode,

    /// <summary>Everything of one owner or registry outside of the known repositories.</summary>
    Foreign,
}
