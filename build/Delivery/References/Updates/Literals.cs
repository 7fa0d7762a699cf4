namespace KubeStellar.Delivery.References.Updates;

/// <summary>Joins the entries of a ledger to literals and their uses.</summary>
internal static class Literals
{
    /// <summary>Returns the literals in the order of the ledger; one that has no entry of its own follows with that of its first use.</summary>
    /// <param name="ledger">The ledger.</param>
    public static IReadOnlyList<Literal> Of(ReferenceLedger ledger)
    {
        var uses = ledger.References.Where(reference => reference.IsUse).ToLookup(reference => KeyOf(reference.DefinedAt!));
        var entries = ledger.References.Where(reference => !reference.IsUse).ToList();
        var places = entries.Select(entry => KeyOf(entry.Place)).ToHashSet();
        return
        [
            .. entries.Select(entry => new Literal(entry, [.. uses[KeyOf(entry.Place)]])),
            .. uses.Where(group => !places.Contains(group.Key)).Select(group => new Literal(Stand(group.First()), [.. group])),
        ];
    }

    private static (string File, int Start) KeyOf(TextPlace place) => (place.File, place.Start);

    // The version of a use is its prefix and the literal.
    private static VersionedReference Stand(VersionedReference use) => use with
    {
        Place = use.DefinedAt!,
        DefinedAt = null,
        Written = use.Version is { } version && version.StartsWith(use.Prefix, StringComparison.Ordinal) ? version[use.Prefix.Length..] : use.Version ?? "",
    };
}
