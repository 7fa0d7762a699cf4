using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>An update as data, before anything is written.</summary>
/// <param name="Goal">What it is for.</param>
/// <param name="Repositories">What it does in each scanned repository.</param>
public sealed record UpdatePlan(UpdateGoal Goal, IReadOnlyList<RepositoryUpdate> Repositories)
{
    /// <summary>Whether every file is as it is to be.</summary>
    public bool IsEmpty => Repositories.All(repository => repository.Changes.Count == 0);

    /// <summary>Writes the changes into the checkouts, all of them or none, and returns the absolute paths of the files that were touched.</summary>
    /// <exception cref="UpdateOfCommitException">A repository was scanned at a commit, which nobody can change.</exception>
    /// <exception cref="SymlinkedOutputException">A file, or a folder on the way to it, is a symbolic link.</exception>
    /// <exception cref="UnwritableFileException">The operating system refuses.</exception>
    public IReadOnlyList<string> Apply()
    {
        var changed = Repositories.Where(repository => repository.Changes.Count > 0).ToList();
        return changed.FirstOrDefault(repository => repository.Source.Ledger.Commit is not null) is { } fixedSource
            ? throw new UpdateOfCommitException(fixedSource.Source.Name, fixedSource.Source.Ledger.Revision ?? fixedSource.Source.Ledger.Commit!.Value.Hex)
            : CheckoutWriter.Apply([.. changed.Select(repository => (repository.Source.Tree.Checkout, repository.Changes))]);
    }
}
