using System.Text;
using System.Text.RegularExpressions;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Specializing;

/// <summary>Fills images and versions into the files of one chart.</summary>
/// <param name="chart">What the chart has to be filled in.</param>
/// <param name="imageOf">The image that stands for an own repository, as <c>repository:tag</c>.</param>
internal sealed partial class ChartFilling(ChartDeclaration chart, Func<RepositoryName, string> imageOf)
{
    private const string VersionKey = "version";
    private const string AppVersionKey = "appVersion";

    /// <summary>Replaces the words that stand for images.</summary>
    /// <param name="files">The chart's files.</param>
    public (ChartFileSet Files, IReadOnlyList<Substitution> Substitutions) FillImages(ChartFileSet files)
    {
        var values = chart.ImagePlaceholders.ToDictionary(word => word.Key, word => imageOf(word.Value), StringComparer.Ordinal);
        var replaced = files.Where(HoldsPlaceholders).Select(file => SubstitutedWords.Replace(file, chart.Directory, values)).ToList();
        return (files.With(replaced.Select(result => result.File)), [.. replaced.SelectMany(result => result.Substitutions)]);
    }

    /// <summary>Sets the keys of <c>values.yaml</c> that hold the version, and version and appVersion of <c>Chart.yaml</c>.</summary>
    /// <param name="files">The chart's files.</param>
    /// <param name="release">The version.</param>
    /// <exception cref="MissingVersionValueException">A key is missing.</exception>
    public (ChartFileSet Files, IReadOnlyList<Substitution> Substitutions) FillVersion(ChartFileSet files, ReleaseVersion release)
    {
        var substitutions = new List<Substitution>();
        var changed = new List<ChartFile>();
        if (chart.VersionValues.Count > 0)
        {
            var values = EditOf(files, ChartFileSet.ValuesFile) ?? throw new MissingVersionValueException(Shown(ChartFileSet.ValuesFile), chart.VersionValues[0]);
            changed.Add(FileOf(ChartFileSet.ValuesFile, chart.VersionValues.Aggregate(values, (edit, key) => Value(edit, key, release, substitutions))));
        }

        if (EditOf(files, ChartFileSet.MetadataFile) is { } metadata)
        {
            var version = chart.TagStyle.Format(release);
            metadata = Metadata(metadata, VersionKey, "name", version, substitutions);
            changed.Add(FileOf(ChartFileSet.MetadataFile, Metadata(metadata, AppVersionKey, VersionKey, version, substitutions)));
        }

        return (files.With(changed), substitutions);
    }

    /// <summary>Refuses a chart in which a placeholder is left.</summary>
    /// <param name="files">The chart's files.</param>
    /// <exception cref="LeftOverPlaceholderException">One is left; the error names all.</exception>
    public void RequireNothingLeft(ChartFileSet files)
    {
        var words = chart.ImagePlaceholders.Keys.ToHashSet(StringComparer.Ordinal);
        var left = files.Where(HoldsPlaceholders)
            .SelectMany(file => SubstitutedWords.LeftIn(file, words).Select(found => new LeftOverPlaceholder(Shown(file.Path), found.Line, found.Word)))
            .ToList();
        if (left.Count > 0)
        {
            throw new LeftOverPlaceholderException(chart.Directory, left);
        }
    }

    // The release workflows put the version between double quotes, whatever stood there.
    private YamlEdit Value(YamlEdit edit, string key, ReleaseVersion release, List<Substitution> substitutions)
    {
        var file = Shown(ChartFileSet.ValuesFile);
        var changed = edit.Has(key) ? edit.SetQuoted(release.ToString(), key) : throw new MissingVersionValueException(file, key);
        substitutions.Add(new Substitution(file, changed.LineOf(key), key, release.ToString()));
        return changed;
    }

    // helm package --version and --app-version also set what Chart.yaml does not state.
    private YamlEdit Metadata(YamlEdit edit, string key, string after, string version, List<Substitution> substitutions)
    {
        var changed = edit.Has(key) ? edit.Set(version, key) : edit.Add(key, version, after);
        substitutions.Add(new Substitution(Shown(ChartFileSet.MetadataFile), changed.LineOf(key), key, version));
        return changed;
    }

    private YamlEdit? EditOf(ChartFileSet files, string path) => files.Find(path) is { } file ? YamlEdit.Parse(Utf8Text.Read(file.Content, Shown(path)), Shown(path)) : null;

    private static ChartFile FileOf(string path, YamlEdit edit) => new(path, Encoding.UTF8.GetBytes(edit.Text));

    // What is installed: of the chart, and of the charts that lie in its own folder of dependencies.
    [GeneratedRegex(@"^(charts/[^/]+/)*(values\.yaml$|templates/|crds/)", RegexOptions.CultureInvariant)]
    private static partial Regex InstalledPattern();

    private static bool HoldsPlaceholders(ChartFile file) => InstalledPattern().IsMatch(file.Path);

    private string Shown(string path) => $"{chart.Directory}/{path}";
}
