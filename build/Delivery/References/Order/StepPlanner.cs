using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Order;

/// <summary>Turns an order of releases into steps, each of which leaves only references to published versions.</summary>
internal sealed class StepPlanner
{
    private readonly IReadOnlyList<string> _order;
    private readonly IReadOnlyDictionary<string, string> _reasons;
    private readonly IReadOnlyDictionary<string, ReleaseVersion> _targets;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<(Literal Literal, string Releases)>> _literals;
    private readonly HashSet<string> _published = new(StringComparer.Ordinal);
    private readonly HashSet<(string Repository, TextPlace Place)> _updated = [];
    private readonly List<OrderStep> _steps = [];

    /// <summary>Prepares the steps.</summary>
    /// <param name="repositories">The scanned repositories.</param>
    /// <param name="order">Those that release, in their order.</param>
    /// <param name="reasons">Why each of them does.</param>
    /// <param name="targets">The versions that are known.</param>
    public StepPlanner(IReadOnlyList<ScannedRepository> repositories, IReadOnlyList<string> order, IReadOnlyDictionary<string, string> reasons, IReadOnlyDictionary<string, ReleaseVersion> targets)
    {
        (_order, _reasons, _targets) = (order, reasons, targets);
        _literals = repositories.OrderBy(repository => repository.Name, StringComparer.Ordinal).ToDictionary(repository => repository.Name, LiteralsOf, StringComparer.Ordinal);
    }

    /// <summary>Returns the steps.</summary>
    public IReadOnlyList<OrderStep> Plan()
    {
        foreach (var repository in _order)
        {
            Release(repository);
            foreach (var follower in _literals.Keys.Where(IsReady))
            {
                Follow(follower);
            }
        }

        return _steps;
    }

    // A reference to what is not released in this order stays what it is.
    private IReadOnlyList<(Literal Literal, string Releases)> LiteralsOf(ScannedRepository repository) =>
    [
        .. from literal in Literals.Of(repository.Ledger)
           where RepositoryGraph.Counts(literal.Entry)
           let releases = literal.All.Select(reference => reference.Artifact.Repository).OfType<string>().FirstOrDefault(_order.Contains)
           where releases is not null && NewText(literal, releases) != literal.Entry.Written
           select (literal, releases),
    ];

    private void Release(string repository)
    {
        var due = _literals[repository].ToLookup(reference => reference.Releases == repository ? IsDeclared(reference.Literal) : _published.Contains(reference.Releases));
        _steps.Add(new OrderStep
        {
            Number = _steps.Count + 1,
            Kind = OrderStepKind.Release,
            Repository = repository,
            Version = _targets.GetValueOrDefault(repository),
            Reason = _reasons[repository],
            Updates = [.. due[true].Select(reference => Update(repository, reference))],
            Stays = [.. due[false].Select(Describe)],
        });
        _published.Add(repository);
    }

    private bool IsReady(string repository) =>
        (_published.Contains(repository) || !_order.Contains(repository)) && Left(repository).Any() && Left(repository).All(reference => _published.Contains(reference.Releases));

    private void Follow(string repository)
    {
        var left = Left(repository).ToList();
        var released = left.Select(reference => reference.Releases).Distinct().Order(StringComparer.Ordinal).ToList();
        _steps.Add(new OrderStep
        {
            Number = _steps.Count + 1,
            Kind = OrderStepKind.Update,
            Repository = repository,
            Reason = $"{string.Join(" and ", released)} {(released.Count == 1 ? "is" : "are")} released",
            Updates = [.. left.Select(reference => Update(repository, reference))],
        });
    }

    private IEnumerable<(Literal Literal, string Releases)> Left(string repository) => _literals[repository].Where(reference => !_updated.Contains((repository, reference.Literal.Entry.Place)));

    private StepReference Update(string repository, (Literal Literal, string Releases) reference)
    {
        _updated.Add((repository, reference.Literal.Entry.Place));
        return Describe(reference);
    }

    private StepReference Describe((Literal Literal, string Releases) reference) => new(
        reference.Literal.Entry.Place,
        reference.Literal.Entry.Artifact,
        reference.Releases,
        reference.Literal.Entry.Written,
        NewText(reference.Literal, reference.Releases));

    private string? NewText(Literal literal, string releases) => _targets.GetValueOrDefault(releases) is { } version ? literal.TextOf(version) : null;

    private static bool IsDeclared(Literal literal) => literal.Entry.Rule?.Meaning == RuleMeaning.Self;
}
