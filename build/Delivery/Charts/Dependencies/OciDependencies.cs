using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Publishing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>Fetches charts from <c>oci://host/path</c>: the repository is the path with the chart's name below, the tag the version with <c>_</c> for <c>+</c>.</summary>
/// <param name="places">Where a repository is, in the order to look.</param>
internal sealed class OciDependencies(Func<RepositoryName, IReadOnlyList<IRepository>> places)
{
    /// <summary>Fetches a chart from the first place that has it.</summary>
    /// <param name="dependency">What is asked for.</param>
    /// <param name="chart">The chart that asks, for messages.</param>
    /// <param name="cancellation">Stops the fetching.</param>
    public async Task<ResolvedDependency> FetchAsync(ChartDependency dependency, string chart, CancellationToken cancellation)
    {
        var name = OciChart.RepositoryOf(dependency.Repository, dependency.Name)
            ?? throw new UnsupportedDependencyException(chart, dependency.Name, "a repository such as oci://ghcr.io/owner/charts", dependency.Repository);
        var tag = dependency.Version.Replace('+', '_');
        var repositories = places(name);
        foreach (var repository in repositories)
        {
            if (await repository.ResolveAsync(tag, cancellation) is { } root)
            {
                var content = await ChartContent.FetchAsync(repository, root, $"{repository.Location}:{tag}", cancellation);
                var found = ChartTree.Of(content.Files);
                found.RequireReadable();
                return new ResolvedDependency(found, dependency.Version, root.Digest);
            }
        }

        throw new MissingDependencyException(chart, dependency.Name, $"{name}:{tag}", [.. repositories.Select(repository => repository.Location)]);
    }
}
