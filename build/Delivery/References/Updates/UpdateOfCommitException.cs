using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>References were to be updated in a commit, which stays what it is.</summary>
public sealed class UpdateOfCommitException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="revision">The commit as the user named it.</param>
    public UpdateOfCommitException(string repository, string revision)
        : base(new Fault("update references", $"{repository} at {revision}", "a work tree", "a commit", "leave out --at to update the work tree, or add --dry-run to see what would change"))
        => (Repository, Revision) = (repository, revision);

    /// <summary>Owner and name of the repository.</summary>
    public string Repository { get; }

    /// <summary>The commit as the user named it.</summary>
    public string Revision { get; }
}
