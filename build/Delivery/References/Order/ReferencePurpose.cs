namespace KubeStellar.Delivery.References.Order;

/// <summary>What a repository needs a referenced artifact for, from what can wait longest to what cannot.</summary>
public enum ReferencePurpose
{
    /// <summary>A document names it.</summary>
    Document,

    /// <summary>A script, a Makefile or a workflow uses it.</summary>
    Script,

    /// <summary>A test uses it.</summary>
    Test,

    /// <summary>What the repository publishes uses it where it runs.</summary>
    RunTime,

    /// <summary>What the repository publishes is made of it.</summary>
    BuildTime,
}
