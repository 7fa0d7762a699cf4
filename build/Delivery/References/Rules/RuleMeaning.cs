namespace KubeStellar.Delivery.References.Rules;

/// <summary>What a rule says of the references that it is about.</summary>
public enum RuleMeaning
{
    /// <summary>They name what was right at its time: never stale, never changed.</summary>
    Historical,

    /// <summary>They are the smallest versions that will do.</summary>
    LowerBound,

    /// <summary>They name the repository's own release on purpose, and are to equal the one that is being made.</summary>
    Self,

    /// <summary>They may name another version of an artifact than the rest of the repository.</summary>
    MayDiffer,

    /// <summary>They may name what moves.</summary>
    MayMove,

    /// <summary>They are no references.</summary>
    Ignored,
}
