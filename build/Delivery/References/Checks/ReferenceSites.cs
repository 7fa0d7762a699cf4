using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The places of a ledger that checks look at: no historical ones, none that rules take out, and none of modules that <c>go.mod</c> replaces by folders.</summary>
public static class ReferenceSites
{
    /// <summary>Returns the places, by file and position; of a literal that is used for several artifacts, one for each.</summary>
    /// <param name="ledger">The ledger.</param>
    public static IReadOnlyList<ReferenceSite> Of(ReferenceLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return
        [
            .. ledger.References.Where(IsLookedAt)
                .GroupBy(reference => (Place: reference.DefinedAt ?? reference.Place, reference.Artifact, reference.Version))
                .Select(group => SiteOf(group.Key.Place, [.. group.Where(reference => !reference.IsUse)], [.. group.Where(reference => reference.IsUse)]))
                .OrderBy(site => site.Place.File, StringComparer.Ordinal).ThenBy(site => site.Place.Start),
        ];
    }

    // A variable tells less of what it is for than those who use it.
    private static ReferenceSite SiteOf(TextPlace place, IReadOnlyList<VersionedReference> literals, IReadOnlyList<VersionedReference> uses) => new(
        literals is [var literal, ..] ? uses is [var use, ..] ? literal with { Kind = use.Kind, Form = use.Form, Rule = use.Rule ?? literal.Rule } : literal : uses[0],
        place, [.. uses.Select(reference => reference.Place)]);

    private static bool IsLookedAt(VersionedReference reference) => reference.Kind != ReferenceKind.Historical && reference.Rule?.Meaning != RuleMeaning.Ignored && !(reference.Version is { } version && PseudoVersion.IsOfNothing(version));
}
