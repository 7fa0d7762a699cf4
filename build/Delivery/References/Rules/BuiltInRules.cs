namespace KubeStellar.Delivery.References.Rules;

/// <summary>What this project knows of the references of all repositories, and of each of the known ones.</summary>
internal static class BuiltInRules
{
    private const string Notes = "release notes say what was right at their time";

    private static readonly ReferenceRule[] Everywhere =
    [
        new("CHANGELOG*", null, RuleMeaning.Historical, Notes),
        new("release-notes*", null, RuleMeaning.Historical, Notes),
        new("RELEASE_NOTES*", null, RuleMeaning.Historical, Notes),
    ];

    /// <summary>Returns the rules of a repository.</summary>
    /// <param name="repository">Owner and name.</param>
    public static IEnumerable<ReferenceRule> Of(string repository) => Everywhere;
}
