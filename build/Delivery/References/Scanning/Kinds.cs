using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Decides of which kind a reference is: historical before placeholder, moving, lower bound, self and exact.</summary>
internal static class Kinds
{
    private static readonly (ReferenceKind Kind, RuleMeaning Meaning)[] Declared =
        [(ReferenceKind.Historical, RuleMeaning.Historical), (ReferenceKind.LowerBound, RuleMeaning.LowerBound), (ReferenceKind.Self, RuleMeaning.Self), (ReferenceKind.Moving, RuleMeaning.MayMove)];

    /// <summary>Returns the kind and the rule that says most of the reference, or null for none.</summary>
    /// <param name="said">What the text itself says, or null.</param>
    /// <param name="version">The version after resolving, or null.</param>
    /// <param name="written">The version as written.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="isOwn">Whether the repository that holds the reference versions the artifact.</param>
    /// <param name="form">How the reference is written.</param>
    /// <param name="rules">The rules about the reference, the last of each meaning.</param>
    public static (ReferenceKind Kind, ReferenceRule? Rule) Decide(
        ReferenceKind? said, string? version, PlacedVersion written, ReferencedArtifact artifact, bool isOwn, ReferenceForm form, IReadOnlyList<ReferenceRule> rules)
    {
        var kind = Has(RuleMeaning.Historical) || said == ReferenceKind.Historical ? ReferenceKind.Historical
            : said == ReferenceKind.Placeholder || Placeholders.Contains(version ?? written.Written) || Placeholders.Contains(artifact.Name) ? ReferenceKind.Placeholder
            : said == ReferenceKind.Moving || written.Place.Length == 0 || AsksForNewest(written) || (version is not null && IsMoving(version, form)) ? ReferenceKind.Moving
            : Has(RuleMeaning.LowerBound) || said == ReferenceKind.LowerBound ? ReferenceKind.LowerBound
            : Has(RuleMeaning.Self) || isOwn ? ReferenceKind.Self
            : ReferenceKind.Exact;
        var meaning = Array.Find(Declared, declared => declared.Kind == kind).Meaning;
        var decisive = rules.FirstOrDefault(rule => rule.Meaning == meaning && Array.Exists(Declared, declared => declared.Kind == kind));
        return (kind, decisive ?? rules.FirstOrDefault(rule => rule.Meaning is RuleMeaning.MayDiffer or RuleMeaning.MayMove));

        bool Has(RuleMeaning sought) => rules.Any(rule => rule.Meaning == sought);
    }

    private static bool IsMoving(string version, ReferenceForm form) => form is ReferenceForm.SourceUrl or ReferenceForm.PageUrl or ReferenceForm.Action
        ? !HoldsVersion(version) && !IsCommit(version)
        : !version.AsSpan().ContainsAnyInRange('0', '9');

    // $(curl …/stable.txt), $(… /releases/latest …).
    private static bool AsksForNewest(PlacedVersion written) => written.Names is [var name, ..] && name.StartsWith("$(", StringComparison.Ordinal)
        && (name.Contains("latest", StringComparison.Ordinal) || name.Contains("stable", StringComparison.Ordinal));

    // Branches are called e2e-tests as well; a tag of a release has two numbers with a dot between them, and one of a single number moves.
    private static bool HoldsVersion(string version)
    {
        for (var dot = version.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = version.IndexOf('.', dot + 1))
        {
            if (char.IsAsciiDigit(version[dot - 1]) && dot + 1 < version.Length && char.IsAsciiDigit(version[dot + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCommit(string version) => version.Length is >= 7 and <= 40 && version.All(char.IsAsciiHexDigitLower) && version.AsSpan().ContainsAnyInRange('0', '9');
}
