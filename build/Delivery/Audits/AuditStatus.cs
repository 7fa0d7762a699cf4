namespace KubeStellar.Delivery.Audits;

/// <summary>The outcome of an audit for one artifact.</summary>
public enum AuditStatus
{
    /// <summary>It is there, and everything about it is right.</summary>
    Right,

    /// <summary>Nothing about it is wrong, but nothing says which commit it was built from.</summary>
    Unproven,

    /// <summary>It is not there, and need not be, because it is made on demand.</summary>
    Absent,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Something about it is wrong.</summary>
    Wrong,

    /// <summary>Its registry did not answer.</summary>
    Unanswered,
}
