using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>GitHub answered otherwise than what was asked allows.</summary>
public sealed class GitHubAnswerException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="subject">The repository, release or file.</param>
    /// <param name="expected">The answer that would be right.</param>
    /// <param name="found">GitHub's answer.</param>
    /// <param name="cause">The client's error, or null.</param>
    public GitHubAnswerException(string operation, string subject, string expected, string found, Exception? cause = null)
        : base(new Fault(operation, subject, expected, found, "look at the repository's releases on GitHub, and run the same command again"), cause)
        => Subject = subject;

    /// <summary>The repository, release or file.</summary>
    public string Subject { get; }
}
