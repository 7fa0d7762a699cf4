using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Graphs;

/// <summary>A repository was asked for that the workspace neither holds nor refers to.</summary>
public sealed class NoSuchRepositoryException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">The name that was asked for.</param>
    /// <param name="known">The repositories that there are.</param>
    public NoSuchRepositoryException(string repository, IReadOnlyList<string> known)
        : base(new Fault(
            "draw how a repository publishes", repository, "one of the repositories of the workspace, or one that they refer to",
            known.Count == 0 ? "no repository at all" : $"{string.Join(", ", known)}", "name one of these, or add its checkout to the workspace"))
        => (Repository, Known) = (repository, known);

    /// <summary>The name that was asked for.</summary>
    public string Repository { get; }

    /// <summary>The repositories that there are.</summary>
    public IReadOnlyList<string> Known { get; }
}
