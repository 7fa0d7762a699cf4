using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Finds what a chart runs, without helm: renders its templates with the default values, then every branch that these do not take.</summary>
public static class ChartReferenceFinder
{
    /// <summary>Finds the references of a chart and of the subcharts in its folder <c>charts</c>; <c>crds</c> run nothing.</summary>
    /// <param name="chart">The chart's files, with the <c>Chart.yaml</c> and <c>values.yaml</c> that are to be published.</param>
    public static ChartFindings Find(ChartFileSet chart) => Find(chart, new Dictionary<RepositoryName, ChartReferenceKind>());

    /// <summary>Finds the references of a chart as above, and every text that names an artifact of the chart's own source with a version.</summary>
    /// <param name="chart">The chart's files, with the <c>Chart.yaml</c> and <c>values.yaml</c> that are to be published.</param>
    /// <param name="own">The repositories of that source.</param>
    public static ChartFindings Find(ChartFileSet chart, IReadOnlyDictionary<RepositoryName, ChartReferenceKind> own)
    {
        var problems = new List<ChartProblem>();
        var budget = new TemplateBudget();
        try
        {
            var nodes = new ChartHierarchy(chart, budget, problems.Add).Read();
            var references = new ChartRendering(nodes, new OwnArtifacts(own), budget, problems.Add).Find();
            return new ChartFindings([.. Sorted(references, reference => (reference.File, reference.Line))], [.. Sorted(problems.Distinct(), problem => (problem.File, problem.Line))]);
        }
        catch (TemplateFailure failure)
        {
            problems.Add(new ChartProblem(failure.Place?.Path ?? ChartFileSet.ValuesFile, failure.Place?.Line ?? 0, failure.Place?.Expression ?? "", failure.Message));
            return new ChartFindings([], problems);
        }
    }

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> items, Func<T, (string File, int Line)> place) =>
        items.OrderBy(item => place(item).File, StringComparer.Ordinal).ThenBy(item => place(item).Line);
}
