using KubeStellar.Build.Output;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Graphs;
using KubeStellar.Delivery.References.Graphs.Writing;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Build.Composition;

/// <summary>The target that draws what depends on what.</summary>
internal static class GraphTargets
{
    private const string Everything = "all";
    private const string Outline = "outline";

    /// <summary>Writes the graph of the repositories and of those beside them.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task DrawAsync(IGraph build, string target, CancellationToken interrupted)
    {
        var forms = GraphForm.ParseList(build.Format);
        await using var job = await ReferenceJob.OpenAskingAsync(build, interrupted);
        await job.Session.ClaimOutputAsync(target);
        var file = job.Session.PrepareReport(target, build.Report);
        var scanned = job.ScanAll();
        var verdicts = await ReferenceChecks.All(job.Published).EvaluateAsync(job.PrepareAll(scanned), job.Session.Interrupted);
        var whole = DeliveryGraph.Of(scanned, [.. verdicts.Violations.SelectMany(GraphVerdictsOf)]);
        var graph = new DrawnGraph(string.Join(", ", scanned.Select(repository => repository.Name)), whole, ViewOf(whole, build.View));
        var files = forms.Select(form => ReportFile.WriteBeside(job.Session.OutputPath(form.FileName), stream => form.Write(graph, stream))).ToList();
        file.Write(stream => GraphReportJson.Write(target, graph.View, verdicts, stream));
        GraphConsole.Write(ReportConsole.NewConsole(), graph.View, files, file.Path);
    }

    private static DeliveryGraph ViewOf(DeliveryGraph graph, string? view) => view switch
    {
        null or Everything => graph,
        Outline => graph.Outline(),
        _ => graph.PublishingOf(graph.Repositories.FirstOrDefault(repository => repository.ShortName == view)?.Name ?? view),
    };

    private static IEnumerable<GraphVerdict> GraphVerdictsOf(ReferenceVerdict verdict) =>
        verdict.Sites.Select(site => new GraphVerdict(verdict.Repository, site.Place.File, site.Place.Line, verdict.Check.Id, $"expected {verdict.Check.Expected}, found {verdict.Check.Actual}; {verdict.Check.Fix}"));
}
