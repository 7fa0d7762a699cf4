using KubeStellar.Oci;

namespace KubeStellar.Delivery.Git;

/// <summary>A repository can be opened, but something in it cannot be read.</summary>
public sealed class DamagedRepositoryException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The repository.</param>
    /// <param name="found">What git says of it.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public DamagedRepositoryException(string location, string found, Exception? innerException = null)
        : base(
            new Fault("read the source repository", location, "a git repository whose references, index and objects can be read", SourceRepository.OneLine(found), "look at it with 'git fsck' and 'git status', mend it, or clone it again"),
            innerException)
        => Location = location;

    /// <summary>The repository.</summary>
    public string Location { get; }
}
