using KubeStellar.Oci;

namespace KubeStellar.Delivery.Git;

/// <summary>A repository lacks objects of a commit that it has, as partial clones do.</summary>
public sealed class IncompleteRepositoryException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="innerException">What git said.</param>
    public IncompleteRepositoryException(string location, CommitId commit, Exception innerException)
        : base(
            new Fault(
                "read the files of the commit", $"{commit} in {location}", "a repository that has all of the commit's objects", SourceRepository.OneLine(innerException.Message),
                "fetch them (git fetch --refetch --no-filter), or clone again without --filter"),
            innerException)
        => (Location, Commit) = (location, commit);

    /// <summary>The repository.</summary>
    public string Location { get; }

    /// <summary>The commit.</summary>
    public CommitId Commit { get; }
}
