using KubeStellar.Build.Output;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>The target that lists programs.</summary>
internal static class ToolTargets
{
    /// <summary>Lists what the sources pin and brings what is missing.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static async Task ListAsync(ITools build, string target, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var sources = await session.Sources.OpenAsync(build.Source, interrupted);
        if (build.DryRun)
        {
            ToolTable.WritePlan(ReportConsole.NewConsole(), [.. sources.SelectMany(Read)]);
            return;
        }

        var file = session.PrepareReport(target, build.Report);
        var list = session.ProgramsFor(sources).List;
        var tools = new List<ListedTool>();
        foreach (var source in sources)
        {
            var files = new WorkTreeFiles(source.RequireWorkTree());
            tools.AddRange(await list.FindAsync(RepositoryCatalog.NameOf(source, files), files, files.Location, session.Interrupted));
        }

        file.Write(stream => ToolReportJson.Write(target, tools, stream));
        ToolTable.Write(ReportConsole.NewConsole(), tools, file.Path);
        SeveralFaultsException.ThrowIfAny("bring the pinned programs", [.. tools.Select(tool => tool.Missing).OfType<FaultException>()]);
    }

    private static IReadOnlyList<ListedTool> Read(SourceRepository source)
    {
        var files = new WorkTreeFiles(source.RequireWorkTree());
        return ToolList.Read(RepositoryCatalog.NameOf(source, files), files);
    }
}
