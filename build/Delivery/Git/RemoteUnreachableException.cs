using KubeStellar.Oci;

namespace KubeStellar.Delivery.Git;

/// <summary>The remote repository did not list its references.</summary>
public sealed class RemoteUnreachableException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="url">The remote's URL, without user information.</param>
    /// <param name="found">What happened.</param>
    /// <param name="innerException">What git said, or null.</param>
    public RemoteUnreachableException(string url, string found, Exception? innerException = null)
        : base(
            new Fault(
                "list the tags of the remote", url, "a git server or repository that answers", found,
                "check the URL (git remote -v) and the network, then run the same command again"),
            innerException)
        => Url = url;

    /// <summary>The remote's URL, without user information.</summary>
    public string Url { get; }
}
