using KubeStellar.Oci;

namespace KubeStellar.Delivery.Git;

/// <summary>The folder is not a git repository that can be read.</summary>
public sealed class NotARepositoryException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="found">What is there.</param>
    /// <param name="innerException">What git said, or null.</param>
    public NotARepositoryException(string path, string found, Exception? innerException = null)
        : base(
            new Fault("open the source repository", path, "a git checkout, a bare repository or a git URL", found, "name a checkout with --source <folder>"),
            innerException)
        => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }
}
