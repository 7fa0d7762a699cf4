namespace KubeStellar.Delivery.Catalog;

/// <summary>The repositories that are released by one organisation or belong together, with what their own files do not say of their deliveries.</summary>
public sealed class KnownRepositories
{
    /// <param name="repositories">The repositories; no two have one name.</param>
    public KnownRepositories(params IEnumerable<KnownRepository> repositories) => All = [.. repositories];

    /// <summary>Every repository.</summary>
    public IReadOnlyList<KnownRepository> All { get; }

    /// <summary>Owner and name of each.</summary>
    public IEnumerable<string> Names => All.Select(repository => repository.Name);

    /// <summary>Returns a copy with further repositories; one of the same name replaces the one that is there.</summary>
    /// <param name="repositories">The further ones.</param>
    public KnownRepositories With(params IEnumerable<KnownRepository> repositories)
    {
        var further = repositories.ToList();
        return new KnownRepositories(All.Where(repository => further.TrueForAll(other => other.Name != repository.Name)).Concat(further));
    }

    /// <summary>Whether a repository is one of these.</summary>
    /// <param name="repository">Owner and name, or null.</param>
    public bool Holds(string? repository) => Names.Contains(repository, StringComparer.Ordinal);

    /// <summary>Returns the repository of a Go module in any of its major versions, or null.</summary>
    /// <param name="module">The path of the module, or null.</param>
    public KnownRepository? OfModule(string? module) => All.FirstOrDefault(repository =>
        module == repository.GoModule
        || (module?.StartsWith(repository.GoModule + "/v", StringComparison.Ordinal) == true && module[(repository.GoModule.Length + 2)..].All(char.IsAsciiDigit)));
}
