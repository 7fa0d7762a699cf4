using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>Brings the charts that a chart needs, each at its exact version: from its folder <c>charts</c>, from <c>oci://host/path</c> or from <c>file://folder</c>.</summary>
/// <param name="places">Where a chart repository is, in the order to look; the first that has the tag counts.</param>
public sealed class ChartDependencies(Func<RepositoryName, IReadOnlyList<IRepository>> places)
{
    private const string FileScheme = "file://";

    private readonly OciDependencies _oci = new(places);

    /// <summary>Returns the chart with all that it needs below it, and with a lock file where it needs something.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="origin">Where its files come from.</param>
    /// <param name="cancellation">Stops the fetching.</param>
    internal Task<ChartTree> CompleteAsync(ChartTree chart, ChartOrigin origin, CancellationToken cancellation) =>
        CompleteAsync(chart, origin, [], cancellation);

    private async Task<ChartTree> CompleteAsync(ChartTree chart, ChartOrigin origin, IReadOnlyList<OpenChart> above, CancellationToken cancellation)
    {
        chart.RequireReadable();
        RequireOneOfEachName(chart.Location, chart.Subcharts);
        var requested = chart.Metadata.Dependencies;
        if (requested.Count == 0 && chart.Lock is not { Dependencies.Count: > 0 })
        {
            return chart;
        }

        chart.Lock?.RequireAgreement(chart.Location, requested);
        IReadOnlyList<OpenChart> open = [.. above, new OpenChart(origin.Folder, chart.Location)];
        var resolved = await Task.WhenAll(requested.Select(dependency => ResolveAsync(dependency, chart, origin, open, cancellation)));
        var subcharts = chart.Subcharts.Concat(resolved.Select(dependency => dependency.Chart)).DistinctBy(subchart => (subchart.Metadata.Name, subchart.Location)).ToList();
        RequireOneOfEachName(chart.Location, subcharts);
        LockedDependency[] locked =
            [.. requested.Zip(resolved, (dependency, found) => new LockedDependency(dependency.Name, dependency.Repository, found.Version, found.Digest))];
        return chart with
        {
            Subcharts = subcharts,
            Lock = chart.Lock?.Renew(chart.Location, requested, locked) ?? ChartLock.Of(requested, locked, origin.Time),
        };
    }

    private async Task<ResolvedDependency> ResolveAsync(
        ChartDependency dependency, ChartTree chart, ChartOrigin origin, IReadOnlyList<OpenChart> open, CancellationToken cancellation)
    {
        if (LenientVersion.TryParse(dependency.Version) is not { IsComplete: true })
        {
            throw new UnsupportedDependencyException(
                chart.Location, dependency.Name, "one exact version such as 1.2.3, so that the same commit always gives the same chart", $"version \"{dependency.Version}\"");
        }

        var found = chart.Subcharts.FirstOrDefault(subchart => subchart.Metadata.Name == dependency.Name) is { } subchart
            ? new ResolvedDependency(subchart, dependency.Version)
            : dependency.Repository.StartsWith(OciChart.Scheme, StringComparison.Ordinal) ? await _oci.FetchAsync(dependency, chart.Location, cancellation)
            : dependency.Repository.StartsWith(FileScheme, StringComparison.Ordinal) ? await LoadAsync(dependency, chart, origin, open, cancellation)
            : throw NotFound(dependency, chart.Location);
        var metadata = found.Chart.Metadata;
        return metadata.Name == dependency.Name && LenientVersion.AreSame(metadata.Version, dependency.Version)
            ? found
            : throw new WrongDependencyException(
                chart.Location, found.Chart.Location, $"chart {dependency.Name} of version {dependency.Version}", $"chart {metadata.Name} of version {metadata.Version}");
    }

    private async Task<ResolvedDependency> LoadAsync(
        ChartDependency dependency, ChartTree chart, ChartOrigin origin, IReadOnlyList<OpenChart> open, CancellationToken cancellation)
    {
        var (folder, root) = PlaceOf(dependency, chart, origin);
        var location = Path.GetRelativePath(root, folder);
        if (open.FirstOrDefault(above => above.Folder == folder) is { } start)
        {
            throw new DependencyCycleException([.. open.SkipWhile(above => above != start).Select(above => above.Location), start.Location]);
        }

        var complete = await CompleteAsync(ChartTree.Of(ChartFolder.Load(folder, location)), origin with { Folder = folder, Root = root }, open, cancellation);
        return new ResolvedDependency(complete, complete.Metadata.Version);
    }

    // The real folders, because one folder under many names could hide a circle; one that does not exist is left to whoever reads it.
    private static (string Folder, string Root) PlaceOf(ChartDependency dependency, ChartTree chart, ChartOrigin origin)
    {
        var path = dependency.Repository[FileScheme.Length..];
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, origin.Folder));
        var place = Directory.Exists(folder) ? (Folder: RealPath.Of(folder), Root: RealPath.Of(origin.Root)) : (Folder: folder, origin.Root);
        return !path.StartsWith('/') && RealPath.IsInside(folder, origin.Root) && RealPath.IsInside(place.Folder, place.Root)
            ? place
            : throw new UnsupportedDependencyException(chart.Location, dependency.Name, "a folder relative to the chart and within the source", dependency.Repository);
    }

    private static void RequireOneOfEachName(string chart, IEnumerable<ChartTree> subcharts)
    {
        if (subcharts.GroupBy(subchart => subchart.Metadata.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UnsupportedDependencyException(
                chart, twice.Key, "one chart of each name, because an archive has one folder for it", string.Join(" and ", twice.Select(subchart => subchart.Location)));
        }
    }

    private static FaultException NotFound(ChartDependency dependency, string chart) => dependency.Repository.Length == 0
        ? new MissingDependencyException(chart, dependency.Name, $"{dependency.Name} {dependency.Version}", [$"{chart}/{ChartTree.SubchartsFolder}"])
        : new UnsupportedDependencyException(
            chart, dependency.Name, $"a repository {OciChart.Scheme}host/path or {FileScheme}folder, or the chart in the folder charts", $"repository \"{dependency.Repository}\"");

    private sealed record OpenChart(string Folder, string Location);
}
