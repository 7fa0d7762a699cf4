using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>The tag by which one run of a release tells all others that it is about to write a release's tag: <c>claim-1.2.3-&lt;16 hex digits of its content&gt;-&lt;8 hex digits of the run&gt;</c>.</summary>
/// <param name="ReleaseTag">The release's tag, cut to what leaves room for the rest.</param>
/// <param name="Content">What stands for the content that the run would let the tag name; runs of equal content are no rivals.</param>
/// <param name="Run">What stands for the run, so that no two runs ever write the same claim.</param>
public sealed partial record ClaimTag(string ReleaseTag, string Content, string Run)
{
    /// <summary>How many hex digits stand for the content.</summary>
    public const int ContentLength = 16;

    private const int MaxReleaseTag = 96;

    /// <summary>Makes a claim.</summary>
    /// <param name="releaseTag">The release's tag.</param>
    /// <param name="content">16 hex digits.</param>
    /// <param name="run">8 hex digits.</param>
    public static ClaimTag Of(string releaseTag, string content, string run) => new(Cut(releaseTag), content, run);

    /// <summary>Says whether a tag is a claim.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="claim">The claim when the answer is true.</param>
    public static bool TryParse(string tag, [NotNullWhen(true)] out ClaimTag? claim)
    {
        var match = Form().Match(tag);
        claim = match.Success ? new ClaimTag(match.Groups["tag"].Value, match.Groups["content"].Value, match.Groups["run"].Value) : null;
        return match.Success;
    }

    /// <summary>Says whether another claim is for the same tag and other content.</summary>
    /// <param name="other">The other claim.</param>
    public bool Rivals(ClaimTag other) => ReleaseTag == other.ReleaseTag && Content != other.Content;

    /// <summary>Returns the tag.</summary>
    public override string ToString() => $"claim-{ReleaseTag}-{Content}-{Run}";

    private static string Cut(string tag) => tag[..Math.Min(tag.Length, MaxReleaseTag)];

    [GeneratedRegex(@"\Aclaim-(?<tag>.+)-(?<content>[0-9a-f]{16})-(?<run>[0-9a-f]{8})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
