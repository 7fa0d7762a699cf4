using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>What a repository declares of its archives gives files that cannot be told apart, or names that no file can have.</summary>
public sealed class UnusableArchivesException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="subject">The archive or the file in it.</param>
    /// <param name="expected">What would be right.</param>
    /// <param name="found">What the declaration gives.</param>
    public UnusableArchivesException(string subject, string expected, string found)
        : base(new Fault("name the release's archives", subject, expected, found, "mend builds and archives in .goreleaser.yaml, commit, and tag that commit"))
        => Subject = subject;

    /// <summary>The archive or the file in it.</summary>
    public string Subject { get; }
}
