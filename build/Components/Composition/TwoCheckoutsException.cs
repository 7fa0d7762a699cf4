using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>Two checkouts of one repository lie in a workspace, and nothing says which of them is meant.</summary>
public sealed class TwoCheckoutsException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="folders">The checkouts.</param>
    public TwoCheckoutsException(string repository, IReadOnlyList<string> folders)
        : base(new Fault("read a workspace", repository, "one checkout of it", string.Join(" and ", folders), "name the one that is meant with --source, or move the others out of the workspace"))
        => (Repository, Folders) = (repository, folders);

    /// <summary>Owner and name of the repository.</summary>
    public string Repository { get; }

    /// <summary>The checkouts.</summary>
    public IReadOnlyList<string> Folders { get; }
}
