using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Versions;

/// <summary>
/// Orders releases as those who make them count: by precedence (semver.org, item 11), except that a number behind letters of a pre-release counts as a number,
/// so that <c>rc9</c> comes before <c>rc10</c>.
/// </summary>
public sealed partial class NaturalReleaseOrder : IComparer<ReleaseVersion>
{
    private NaturalReleaseOrder()
    {
    }

    /// <summary>The order.</summary>
    public static NaturalReleaseOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(ReleaseVersion? x, ReleaseVersion? y) =>
        x is null || y is null ? Comparer<ReleaseVersion>.Default.Compare(x, y)
        : Counted(x).CompareTo(Counted(y)) is var order && order != 0 ? order
        : x.CompareTo(y);

    private static ReleaseVersion Counted(ReleaseVersion version) =>
        version.IsPrerelease && ReleaseVersion.TryParse($"{version.Major}.{version.Minor}.{version.Patch}-{LetterBeforeNumber().Replace(version.Prerelease, ".")}", out var counted) ? counted : version;

    [GeneratedRegex(@"(?<=(^|\.)[A-Za-z]+)0*(?=\d+(\.|$))", RegexOptions.ExplicitCapture)]
    private static partial Regex LetterBeforeNumber();
}
