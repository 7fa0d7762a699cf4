using Semver;

namespace KubeStellar.Delivery.Tools;

/// <summary>Orders versions of Go modules; texts that are none, such as names of branches, come before all versions.</summary>
internal sealed class ModuleVersionOrder : IComparer<string>
{
    private const int MaxLength = 256;

    /// <summary>The only one.</summary>
    public static ModuleVersionOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => (Parse(x), Parse(y)) switch
    {
        (null, null) => string.CompareOrdinal(x, y),
        (null, _) => -1,
        (_, null) => 1,
        var (left, right) => SemVersion.CompareSortOrder(left, right),
    };

    private static SemVersion? Parse(string? text) =>
        text is ['v', .. var version] && SemVersion.TryParse(version, SemVersionStyles.Strict, out var parsed, MaxLength) ? parsed : null;
}
