namespace KubeStellar.Delivery.References.Updates;

/// <summary>Why a reference that an update is about stays as it is.</summary>
public enum UntouchedCause
{
    /// <summary>It says what was right at its time.</summary>
    Historical,

    /// <summary>It is the smallest version that will do.</summary>
    LowerBound,

    /// <summary>A release fills it in.</summary>
    Placeholder,

    /// <summary>It names no version.</summary>
    Moving,

    /// <summary>It names content by its digest or commit, and nothing here tells that of the other version.</summary>
    Pinned,

    /// <summary>Its literal stands elsewhere.</summary>
    Use,

    /// <summary>A generator makes the file.</summary>
    Derived,

    /// <summary>A rule of the repository lets it differ.</summary>
    MayDiffer,

    /// <summary>The same literal is the version of something else.</summary>
    Shared,

    /// <summary>It names the repository's own release, and no rule declares that.</summary>
    Undeclared,

    /// <summary>Nothing tells that the artifact is published in that version.</summary>
    Unpublished,
}
