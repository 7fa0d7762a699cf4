using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>One moment and all of a repository's history were asked for at once.</summary>
public sealed class RevisionOrHistoryException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="revision">The moment.</param>
    public RevisionOrHistoryException(string revision)
        : base(new Fault("choose what to read", revision, "one revision or every version tag", "both", "leave out --at or --history")) => Revision = revision;

    /// <summary>The moment.</summary>
    public string Revision { get; }

    /// <summary>Throws where both are asked for.</summary>
    /// <param name="revision">The moment, or null.</param>
    /// <param name="history">Whether the history is asked for.</param>
    /// <exception cref="RevisionOrHistoryException">Both are.</exception>
    public static void ThrowIf(string? revision, bool history)
    {
        if (revision is not null && history)
        {
            throw new RevisionOrHistoryException(revision);
        }
    }
}
