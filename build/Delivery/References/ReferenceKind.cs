namespace KubeStellar.Delivery.References;

/// <summary>What a reference says of the version that it names.</summary>
public enum ReferenceKind
{
    /// <summary>This very version.</summary>
    Exact,

    /// <summary>This version or a later one.</summary>
    LowerBound,

    /// <summary>A word that a release replaces by its own version or image.</summary>
    Placeholder,

    /// <summary>A version of the repository that holds the reference.</summary>
    Self,

    /// <summary>A version that was right at its time and stays, as in release notes.</summary>
    Historical,

    /// <summary>No version: a tag or branch that moves, such as <c>latest</c> or <c>main</c>.</summary>
    Moving,
}
