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
        : this(new Fault("open the source repository", path, "a git checkout, a bare repository or a git URL", found, "name a checkout with --source <folder>"), path, innerException)
    {
    }

    private NotARepositoryException(Fault fault, string path, Exception? innerException)
        : base(fault, innerException) => Path = path;

    /// <summary>Returns the error for a repository that git does not trust because it belongs to somebody else.</summary>
    internal static NotARepositoryException OfOtherUser(string path, Exception innerException) => new(
        new Fault("open the source repository", path, "a repository that belongs to the user who runs this", "one of another user", $"git config --global --add safe.directory {path}, if you trust what is in it"),
        path, innerException);

    /// <summary>Returns the error for a workspace that holds no repository.</summary>
    /// <param name="path">The folder.</param>
    public static NotARepositoryException OfWorkspace(string path) => new(
        new Fault(
            "open the workspace", path, "a folder whose children are checkouts or bare repositories",
            Directory.Exists(path) ? "no checkout or bare repository among its children" : System.IO.Path.Exists(path) ? "a file" : "no such folder", "name another folder with --workspace"),
        path, null);

    /// <summary>The folder.</summary>
    public string Path { get; }
}
