using KubeStellar.Oci;

namespace KubeStellar.Delivery.Git;

/// <summary>A repository has no commit of the name asked for.</summary>
public sealed class UnknownRevisionException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">The repository's folder.</param>
    /// <param name="revision">What was asked for.</param>
    /// <param name="found">What the name means instead.</param>
    /// <param name="innerException">What git said, or null.</param>
    public UnknownRevisionException(string repository, string revision, string found = "nothing of that name", Exception? innerException = null)
        : base(
            new Fault(
                "find the commit", $"{(string.IsNullOrWhiteSpace(revision) ? $"\"{revision}\"" : revision)} in {repository}", "a commit, or a tag or branch that names one", found,
                "name another one, or fetch it: git fetch --tags"),
            innerException)
        => (Repository, Revision) = (repository, revision);

    /// <summary>The repository's folder.</summary>
    public string Repository { get; }

    /// <summary>What was asked for.</summary>
    public string Revision { get; }
}
