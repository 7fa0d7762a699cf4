using System.Text;
using KubeStellar.Build.Output;
using KubeStellar.Delivery.References.Order;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Build.Composition;

/// <summary>The target that says in which order repositories release.</summary>
internal static class ReleaseOrderTargets
{
    private const string DiagramFile = "release-order.mmd";

    /// <summary>Computes the order for the repositories that have changed, those that the parameters name or else those that git tells, and writes it down.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task OrderAsync(IReleaseOrder build, string target, CancellationToken interrupted)
    {
        await using var job = await ReferenceJob.OpenAsync(build, interrupted);
        var file = job.Session.PrepareReport(target, build.Report);
        var scanned = job.ScanAll();
        var names = RepositoryNames.Of(scanned.Select(repository => repository.Name));
        var asked = build.Change?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var changes = asked is null
            ? ChangedRepositories.Find(job.Scope.All.ToDictionary(ReferenceScopes.NameOf, StringComparer.Ordinal))
            : ChangedRepositories.Named(asked.Select(text => text.Split('=')[0]), names);
        var order = ReleaseOrder.Of(scanned, changes, Delivery.References.Order.ReleaseTargets.Parse(asked?.Where(text => text.Contains('=', StringComparison.Ordinal)) ?? [], names));
        file.Write(stream => ReleaseOrderJson.Write(order, target, stream));
        var diagram = ReportFile.WriteBeside(job.Session.OutputPath(DiagramFile), stream => stream.Write(Encoding.UTF8.GetBytes(ReleaseOrderMermaid.Of(order))));
        ReleaseOrderConsole.Write(ReportConsole.NewConsole(), order, diagram, file.Path);
    }
}
