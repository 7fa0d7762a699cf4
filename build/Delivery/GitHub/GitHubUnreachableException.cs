using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>GitHub did not answer, or with an error of its own.</summary>
public sealed class GitHubUnreachableException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="subject">The repository or release.</param>
    /// <param name="api">The address that was asked.</param>
    /// <param name="reason">What went wrong.</param>
    /// <param name="cause">The client's error.</param>
    public GitHubUnreachableException(string operation, string subject, Uri api, string reason, Exception cause)
        : base(new Fault(operation, subject, $"an answer of {api}", reason, "run the same command again; it finishes the work"), cause)
        => Api = api;

    /// <summary>The address that was asked.</summary>
    public Uri Api { get; }
}
