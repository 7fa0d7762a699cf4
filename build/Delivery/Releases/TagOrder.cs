using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The order in which tags are written: what others reference comes first, so that no tag ever names something that leads nowhere.</summary>
public static class TagOrder
{
    /// <summary>Returns images before charts, and charts after the charts that they reference; where references go in a circle the given order stays.</summary>
    /// <param name="staged">The staged artifacts.</param>
    public static IReadOnlyList<StagedArtifact> Of(IReadOnlyList<StagedArtifact> staged)
    {
        var charts = staged.OfType<StagedChart>().ToLookup(chart => chart.Plan.Repository);
        var ordered = new List<StagedArtifact>(staged.Where(artifact => artifact is not StagedChart));
        var visited = new HashSet<StagedArtifact>(ReferenceEqualityComparer.Instance);
        foreach (var chart in staged.OfType<StagedChart>())
        {
            Visit(chart);
        }

        return ordered;

        void Visit(StagedChart chart)
        {
            if (visited.Add(chart))
            {
                foreach (var referenced in Referenced(chart).SelectMany(repository => charts[repository]))
                {
                    Visit(referenced);
                }

                ordered.Add(chart);
            }
        }
    }

    private static IEnumerable<RepositoryName> Referenced(StagedChart chart) =>
        chart.Findings.References.Select(found => found.Reference?.Repository).OfType<RepositoryName>().Distinct();
}
