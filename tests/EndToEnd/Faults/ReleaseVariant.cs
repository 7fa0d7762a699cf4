namespace KubeStellar.EndToEnd.Faults;

/// <summary>What is released, from where, to which kind of registry.</summary>
public enum ReleaseVariant
{
    /// <summary>To an empty registry.</summary>
    Empty,

    /// <summary>To a registry whose <c>latest</c> names an older release, and is to move.</summary>
    AfterOlder,

    /// <summary>To a registry whose <c>latest</c> names a newer release, and is to stay.</summary>
    AfterNewer,

    /// <summary>To a registry that gives tokens, which expire after a number of requests.</summary>
    WithTokens,

    /// <summary>With a signature of each artifact.</summary>
    Signed,

    /// <summary>From a rehearsal that lies in a registry, behind the same network.</summary>
    FromRegistry,
}
