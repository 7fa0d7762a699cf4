using KubeStellar.Delivery.Faults;

namespace KubeStellar.Delivery.References.Order;

/// <summary>The names by which users call the repositories of a workspace.</summary>
public sealed class RepositoryNames
{
    private readonly IReadOnlyList<string> _repositories;

    private RepositoryNames(IReadOnlyList<string> repositories) => _repositories = repositories;

    /// <summary>Collects the names.</summary>
    /// <param name="repositories">Owner and name of each.</param>
    public static RepositoryNames Of(IEnumerable<string> repositories) => new([.. repositories.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Returns the repository that is meant: by owner and name, or by a name that only one has.</summary>
    /// <param name="asked">The name as given.</param>
    /// <exception cref="UnknownRepositoryException">None or several have it.</exception>
    public string Choose(string asked)
    {
        var whole = _repositories.Where(name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase));
        var last = _repositories.Where(name => string.Equals(LastPartOf(name), asked, StringComparison.OrdinalIgnoreCase)).ToList();
        return whole.FirstOrDefault() ?? (last is [var only] ? only : throw new UnknownRepositoryException(asked, last.Count > 0 ? last : Near(asked), _repositories));
    }

    private IReadOnlyList<string> Near(string asked) => [.. NearNames.Of(LastPartOf(asked), _repositories.Select(LastPartOf)).SelectMany(part => _repositories.Where(name => LastPartOf(name) == part)).Distinct()];

    private static string LastPartOf(string name) => name[(name.LastIndexOf('/') + 1)..];
}
