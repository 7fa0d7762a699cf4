using KubeStellar.Delivery.Git;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Trees;

/// <summary>Content as a commit has it, without the conversions of a checkout.</summary>
/// <param name="repository">The repository.</param>
/// <param name="commit">The commit.</param>
/// <param name="ids">The names of the content by path.</param>
internal sealed class CommitContent(SourceRepository repository, CommitId commit, IReadOnlyDictionary<string, string> ids) : ITreeContent
{
    /// <inheritdoc/>
    public string IdOf(TreeFile file) => ids[file.Path];

    /// <inheritdoc/>
    /// <exception cref="IncompleteRepositoryException">The repository lacks the content.</exception>
    public long SizeOf(TreeFile file) => Ask(file, repository.SizeOfBlob);

    /// <inheritdoc/>
    /// <exception cref="IncompleteRepositoryException">The repository lacks the content.</exception>
    public byte[] Read(TreeFile file) => Ask(file, repository.ReadBlob);

    private T Ask<T>(TreeFile file, Func<string, T> question)
    {
        try
        {
            return question(IdOf(file));
        }
        catch (LibGit2SharpException error)
        {
            throw new IncompleteRepositoryException(repository.Location, commit, error);
        }
    }
}
