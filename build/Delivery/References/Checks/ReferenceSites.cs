using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The places of a ledger that checks look at: no historical ones, none that rules take out, and none in files that are made from others.</summary>
public static class ReferenceSites
{
    private static readonly string[] DerivedFolders = ["vendor", "pkg/crd/files", "pkg/generated"];

    /// <summary>Returns the places, by file and position; of a literal that is used for several artifacts, one for each.</summary>
    /// <param name="ledger">The ledger.</param>
    public static IReadOnlyList<ReferenceSite> Of(ReferenceLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return
        [
            .. ledger.References.Where(reference => IsLookedAt(reference) && !IsDerived((reference.DefinedAt ?? reference.Place).File))
                .GroupBy(reference => (Place: reference.DefinedAt ?? reference.Place, reference.Artifact, reference.Version, reference.Kind))
                .Select(group => new ReferenceSite(group.FirstOrDefault(reference => !reference.IsUse) ?? group.First(), group.Key.Place, [.. group.Where(reference => reference.IsUse).Select(reference => reference.Place)]))
                .OrderBy(site => site.Place.File, StringComparer.Ordinal).ThenBy(site => site.Place.Start),
        ];
    }

    private static bool IsLookedAt(VersionedReference reference) => reference is { Kind: not ReferenceKind.Historical, Rule.Meaning: not RuleMeaning.Ignored } or { Kind: not ReferenceKind.Historical, Rule: null };

    private static bool IsDerived(string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name == "go.sum" || name.StartsWith("zz_generated", StringComparison.Ordinal)
            || Array.Exists(DerivedFolders, folder => file.StartsWith(folder + "/", StringComparison.Ordinal));
    }
}
