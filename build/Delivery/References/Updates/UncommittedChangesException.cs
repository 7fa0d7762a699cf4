using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Files that an update rewrites hold uncommitted changes of the user's.</summary>
public sealed class UncommittedChangesException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="paths">The files below its root.</param>
    public UncommittedChangesException(string repository, IReadOnlyList<string> paths)
        : base(new Fault(
            "update references", repository, "files as they were committed last, other versions apart", $"uncommitted changes in {string.Join(", ", paths)}",
            "commit or stash them, or go on with --include-dirty; no file was changed"))
        => (Repository, Paths) = (repository, paths);

    /// <summary>Owner and name of the repository.</summary>
    public string Repository { get; }

    /// <summary>The files below its root.</summary>
    public IReadOnlyList<string> Paths { get; }
}
