using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>What checks found in repositories.</summary>
/// <param name="Repositories">The repositories.</param>
/// <param name="All">Every verdict, by repository and check.</param>
public sealed record ReferenceVerdicts(IReadOnlyList<CheckedRepository> Repositories, IReadOnlyList<ReferenceVerdict> All)
{
    /// <summary>The verdicts as reports list them.</summary>
    public IReadOnlyList<CheckResult> Checks => [.. All.Select(verdict => verdict.Check)];

    /// <summary>The verdicts that something is wrong.</summary>
    public IEnumerable<ReferenceVerdict> Violations => All.Where(verdict => verdict.Check.Refuses);

    /// <summary>The places of literals that something is wrong with, each with its repository.</summary>
    public IReadOnlySet<(string Repository, TextPlace Place)> BrokenPlaces => Violations.SelectMany(verdict => verdict.Sites.Select(site => (verdict.Repository, site.Place))).ToHashSet();

    /// <summary>Throws where something is wrong.</summary>
    /// <exception cref="WrongReferencesException">Something is.</exception>
    public void EnsureRight()
    {
        if (Violations.Any())
        {
            throw new WrongReferencesException(this);
        }
    }
}
