using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>Both a commit and the work tree were to be looked at.</summary>
/// <param name="revision">The commit asked for.</param>
public sealed class RevisionOrWorkTreeException(string revision) : FaultException(new Fault(
    "choose the files to check", revision, "either --revision or --include-dirty", "both", "leave out --include-dirty to check the commit, or --revision to check the work tree as it is"))
{
    /// <summary>The commit asked for.</summary>
    public string Revision { get; } = revision;
}
