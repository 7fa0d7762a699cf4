using System.Text.RegularExpressions;
using KubeStellar.Delivery.Charts;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Adds charts that are named by repository and name, with a version or a range of versions.</summary>
internal static partial class ChartNames
{
    // Longer ones are no versions, and would keep the pattern busy.
    private const int MaxVersion = 256;

    /// <summary>Returns the name of a chart: its OCI repository without the scheme, or the address of its index and its name.</summary>
    /// <param name="repository">The repository's address.</param>
    /// <param name="chart">The chart's name.</param>
    public static string Of(string repository, string chart)
    {
        var address = repository.TrimEnd('/');
        return $"{(address.StartsWith(OciChart.Scheme, StringComparison.Ordinal) ? address[OciChart.Scheme.Length..] : address)}/{chart}";
    }

    /// <summary>Adds a chart. Of a range, the smallest version counts; one without such a version moves.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The chart's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="reason">Why it is a reference.</param>
    /// <param name="findings">Gets it.</param>
    public static void Add(YamlFile file, string name, PlacedNode.Scalar version, string reason, FileFindings findings)
    {
        if (version.Value.Length > MaxVersion)
        {
            file.Unread(findings, version.Start, $"it is the version of a chart with more than {MaxVersion} characters");
            return;
        }

        var range = RangePattern().Match(version.Value);
        var lower = range.Groups["lower"];
        var (from, length) = lower.Success ? (lower.Index, lower.Length) : (0, version.Value.Length);
        if (WrittenVersion.At(file, version.Places, from, length) is not { } written)
        {
            file.Unread(findings, version.Start, "it is the version of a chart in characters that are not written as they read");
            return;
        }

        findings.Add(new Mention(new(ArtifactKind.Chart, name), ReferenceForm.ChartDependency, written, range.Success ? $"{reason}, with a range of versions" : reason)
        {
            Kind = lower.Success ? ReferenceKind.LowerBound : range.Success ? ReferenceKind.Moving : null,
        });
    }

    [GeneratedRegex(@"^\s*(?:(?:\^|~|>=?|=>)\s*(?<lower>v?\d+(?:\.\d+)*(?:-[0-9A-Za-z.-]+)?)(?![\dxX*.]).*|(?<lower>v?\d+(?:\.\d+)*(?:-[0-9A-Za-z.-]+)?)\s+-\s+\S+|.*[*<>^~|].*|v?\d+(?:\.\d+)?(?:\.[xX].*)?|[xX])\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex RangePattern();
}
