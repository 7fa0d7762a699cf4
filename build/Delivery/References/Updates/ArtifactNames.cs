using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.References.Scanning;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>The names by which users call what scanned repositories refer to and deliver.</summary>
public sealed class ArtifactNames
{
    private const int MostNear = 5;
    private readonly IReadOnlyList<string> _family;
    private readonly IReadOnlyList<string> _repositories;
    private readonly IReadOnlyList<ArtifactChoice> _artifacts;

    private ArtifactNames(IEnumerable<string> family, IEnumerable<string> others, IEnumerable<ArtifactChoice> artifacts)
    {
        _family = [.. family.Distinct(StringComparer.Ordinal)];
        _repositories = [.. _family.Concat(others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _artifacts = [.. artifacts.DistinctBy(artifact => artifact.Name).OrderBy(artifact => artifact.Name, StringComparer.Ordinal)];
    }

    /// <summary>Collects the names.</summary>
    /// <param name="repositories">The scanned repositories.</param>
    public static ArtifactNames Of(IReadOnlyList<ScannedRepository> repositories)
    {
        var referenced = repositories.SelectMany(repository => repository.Ledger.References).Select(reference => reference.Artifact).Distinct().ToList();
        return new ArtifactNames(
            repositories.SelectMany(repository => repository.Family.Names).Concat(repositories.Select(repository => repository.Name)),
            referenced.Select(artifact => artifact.Repository).OfType<string>(),
            [.. repositories.SelectMany(DeliveredBy), .. referenced.OrderBy(artifact => artifact.Repository is null).Select(artifact => new ArtifactChoice(artifact.Name, artifact.Repository, IsRepository: false))]);
    }

    /// <summary>Returns what a user means: owner and name of a repository are all that it delivers; else a whole name, or the last part of one where only one has it; a repository that is scanned or known goes before forks and foreign names.</summary>
    /// <param name="asked">The name as given.</param>
    /// <exception cref="UnknownArtifactException">Nothing has this name.</exception>
    /// <exception cref="AmbiguousArtifactException">It is the last part of several names that are versioned apart.</exception>
    public ArtifactChoice Choose(string asked)
    {
        if (_repositories.FirstOrDefault(name => Same(name, asked)) is { } repository)
        {
            return OfRepository(repository);
        }

        if (_artifacts.FirstOrDefault(artifact => Same(artifact.Name, asked)) is { } whole)
        {
            return whole;
        }

        if (_family.Where(name => Same(LastPartOf(name), asked)).ToList() is [var own])
        {
            return OfRepository(own);
        }

        var repositories = _repositories.Where(name => Same(LastPartOf(name), asked)).ToList();
        var artifacts = _artifacts.Where(artifact => Same(LastPartOf(artifact.Name), asked) && !repositories.Contains(artifact.Name)).ToList();
        return (repositories, artifacts) switch
        {
            ([var only], _) when artifacts.All(artifact => artifact.Repository == only) => OfRepository(only),
            ([], [var only]) => only,
            ([], []) => throw new UnknownArtifactException(asked, Near(asked)),
            _ => throw new AmbiguousArtifactException(asked, [.. repositories, .. artifacts.Select(artifact => artifact.Name)]),
        };
    }

    private static ArtifactChoice OfRepository(string name) => new(name, name, IsRepository: true);

    private static IEnumerable<ArtifactChoice> DeliveredBy(ScannedRepository repository) =>
        (repository.Catalog?.Images ?? []).Select(image => image.Repository).Concat(DeclaredCharts.Of(repository.Catalog).Select(chart => chart.Repository))
            .Select(name => new ArtifactChoice(name.ToString(), repository.Name, IsRepository: false));

    private IReadOnlyList<string> Near(string asked)
    {
        var names = _repositories.Concat(_artifacts.Select(artifact => artifact.Name)).Distinct(StringComparer.Ordinal).ToList();
        var bySlip = NearNames.Of(LastPartOf(asked), names.Select(LastPartOf).Distinct()).SelectMany(part => names.Where(name => LastPartOf(name) == part));
        var byPart = names.Where(name => name.Contains(asked, StringComparison.OrdinalIgnoreCase));
        return [.. NearNames.Of(asked, names).Concat(bySlip).Concat(byPart).Distinct(StringComparer.Ordinal).Take(MostNear)];
    }

    private static bool Same(string name, string asked) => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase);

    private static string LastPartOf(string name) => name[(name.LastIndexOf('/') + 1)..];
}
