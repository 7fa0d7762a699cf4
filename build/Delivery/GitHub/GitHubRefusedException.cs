using System.Globalization;
using System.Net;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>GitHub does not accept the token (401), or does not let it do what was asked (403).</summary>
public sealed class GitHubRefusedException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="subject">The repository or release.</param>
    /// <param name="status">The status.</param>
    /// <param name="answer">What GitHub said.</param>
    /// <param name="cause">The client's error.</param>
    public GitHubRefusedException(string operation, string subject, HttpStatusCode status, string answer, Exception cause)
        : base(
            new Fault(
                operation, subject, $"a token in {GitHubAccess.TokenVariable} that may write releases (permission contents: write)",
                string.Create(CultureInfo.InvariantCulture, $"{(int)status}: {answer}"), $"set {GitHubAccess.TokenVariable} to such a token, and run the same command again"),
            cause)
        => Status = status;

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }
}
