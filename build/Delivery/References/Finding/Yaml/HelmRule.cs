using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Finds charts among the arguments of a container, one a list item: <c>oci://host/path</c>, <c>--version</c>, <c>1.2.3</c>.</summary>
internal sealed class HelmRule : IYamlRule
{
    private const string Option = "--version";
    private const string Reason = "a chart among the arguments of helm";

    /// <inheritdoc/>
    public void Find(PlacedNode node, string key, YamlFile file, FileFindings findings)
    {
        if (node is not PlacedNode.Sequence sequence)
        {
            return;
        }

        var items = sequence.Items.OfType<PlacedNode.Scalar>().Where(item => !item.IsBlock).ToList();
        var chart = items.Find(IsChart);
        var name = chart is not null ? NameOf(chart) : OfIndex(items);
        if (name is null)
        {
            return;
        }

        var versions = Versions(items).ToList();
        foreach (var (item, from) in versions)
        {
            Add(file, name, item, from, findings);
        }

        if (versions.Count == 0 && chart is not null)
        {
            Alone(file, chart, findings);
        }
    }

    private static bool IsChart(PlacedNode.Scalar item) => item.Value.StartsWith(OciChart.Scheme, StringComparison.Ordinal) && !item.Value.AsSpan().Trim().ContainsAny(' ', '\n');

    private static string NameOf(PlacedNode.Scalar chart) => ImageText.In(chart.Places, OciChart.Scheme.Length).FirstOrDefault()?.Name ?? chart.Value;

    // Every branch of a template may have a version of its own.
    private static IEnumerable<(PlacedNode.Scalar Item, int From)> Versions(List<PlacedNode.Scalar> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Value.Trim() == Option && i + 1 < items.Count)
            {
                for (i++; i < items.Count; i++)
                {
                    yield return (items[i], 0);
                    if (i + 1 < items.Count && !IsVersion(items[i + 1].Value))
                    {
                        break;
                    }
                }
            }
            else if (items[i].Value.StartsWith(Option + "=", StringComparison.Ordinal))
            {
                yield return (items[i], Option.Length + 1);
            }
        }
    }

    private static bool IsVersion(string text) =>
        VersionExpression.IsVersion(text) || (WrittenVersion.IsVariable(text) && !text.StartsWith('-') && text.Contains("version", StringComparison.OrdinalIgnoreCase));

    private static void Add(YamlFile file, string chart, PlacedNode.Scalar item, int from, FileFindings findings)
    {
        var length = item.Value.AsSpan(from).TrimEnd().Length;
        if (length > 0 && WrittenVersion.At(file, item.Places, from, length) is { } version)
        {
            findings.Add(new Mention(new(ArtifactKind.Chart, chart), ReferenceForm.HelmArguments, version, Reason));
        }
        else
        {
            file.Unread(findings, item.Start, "it is the version of a chart in characters that are not written as they read");
        }
    }

    // The version may be a tag of the chart itself; where there is none, helm takes the newest.
    private static void Alone(YamlFile file, PlacedNode.Scalar chart, FileFindings findings)
    {
        foreach (var image in ImageText.In(chart.Places, OciChart.Scheme.Length).Where(image => image.IsNamed))
        {
            if (image.Length > 0 && WrittenVersion.At(file, chart.Places, image.From, image.Length) is { } version)
            {
                findings.Add(new Mention(new(ArtifactKind.Chart, image.Name), ReferenceForm.HelmArguments, version, Reason));
            }
            else if (chart.Places.Find(image.From - 1, 1) is { } last)
            {
                findings.Add(new Mention(new(ArtifactKind.Chart, image.Name), ReferenceForm.HelmArguments, new VersionText(last + 1, 0), "a chart without version, which means the newest") { Kind = ReferenceKind.Moving });
            }
        }
    }

    // --repo https://host/charts with the chart's name as the last word before the first option that follows it, or before the option itself.
    private static string? OfIndex(List<PlacedNode.Scalar> items)
    {
        var repo = items.FindIndex(item => item.Value == "--repo");
        var verb = items.FindIndex(item => item.Value is "install" or "upgrade" or "template" or "pull");
        if (repo < 0 || repo + 1 >= items.Count || verb < 0)
        {
            return null;
        }

        var words = items.Skip(verb + 1).TakeWhile((item, i) => verb + 1 + i < repo).Where(item => !item.Value.StartsWith('-')).ToList();
        return words.Count == 0 ? null : $"{items[repo + 1].Value.TrimEnd('/')}/{words[Math.Min(1, words.Count - 1)].Value}";
    }
}
