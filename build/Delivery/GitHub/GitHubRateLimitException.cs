using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>The token has asked GitHub too often.</summary>
public sealed class GitHubRateLimitException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="subject">The repository or release.</param>
    /// <param name="reset">When GitHub answers again, or null when it did not say.</param>
    /// <param name="answer">What GitHub said.</param>
    /// <param name="cause">The client's error.</param>
    public GitHubRateLimitException(string operation, string subject, DateTimeOffset? reset, string answer, Exception cause)
        : base(new Fault(operation, subject, "requests within GitHub's rate limit", answer, $"run the same command again {Moment(reset)}; it finishes the work"), cause)
        => Reset = reset;

    /// <summary>When GitHub answers again, or null when it did not say.</summary>
    public DateTimeOffset? Reset { get; }

    private static string Moment(DateTimeOffset? reset) =>
        reset is { } time ? string.Create(CultureInfo.InvariantCulture, $"after {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "after some minutes";
}
