namespace KubeStellar.Oci;

/// <summary>What happens to a blob or manifest in a copy.</summary>
public enum TransferState
{
    /// <summary>Its bytes move.</summary>
    Moving,

    /// <summary>All its bytes moved.</summary>
    Copied,

    /// <summary>The target took it over from a neighbour.</summary>
    Mounted,

    /// <summary>The target had it already.</summary>
    AlreadyThere,
}
