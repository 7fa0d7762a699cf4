using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Deriving;
using KubeStellar.Delivery.Charts.Specializing;
using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>A chart of a work tree with what would be filled into it.</summary>
public sealed record PlannedLocalChart
{
    /// <summary>The repository that it is made from.</summary>
    public required string RepositoryName { get; init; }

    /// <summary>The chart, its work tree, and what would be filled in.</summary>
    public required Specialization Specialization { get; init; }

    /// <summary>The absolute folder of the work tree.</summary>
    public string Folder => Specialization.Checkout;

    /// <summary>The chart.</summary>
    public ChartDeclaration Declaration => Specialization.Chart;

    /// <summary>The own images that it would run, as they would stand in it.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The files that the Makefile's target <c>chart</c> makes, as paths below the work tree; empty for a chart that nothing derives.</summary>
    public required IReadOnlyList<string> DerivedFiles { get; init; }

    /// <summary>Returns the entry for a report of what is planned.</summary>
    public ReportedArtifact Report() => new()
    {
        Kind = "chart",
        Repository = RepositoryName,
        Commit = null,
        Reference = Path.Combine(Folder, Declaration.Directory),
        Platforms = [],
        Status = ArtifactStatus.Planned,
    };

    /// <summary>Returns the absolute folder of the chart's copy.</summary>
    /// <param name="outputFolder">The absolute folder that holds the copies.</param>
    public string CopyFolder(string outputFolder) => Path.Combine(outputFolder, Declaration.Name);

    /// <summary>Returns the absolute paths of the files that a copy would hold, in ordinal order.</summary>
    /// <param name="outputFolder">The absolute folder that holds the copies.</param>
    public IReadOnlyList<string> CopiedFiles(string outputFolder) =>
    [
        .. new CheckoutFolder(Folder).Files(Declaration.Directory).Select(file => file.Path).Union(DerivedFiles).Order(StringComparer.Ordinal)
            .Select(path => Path.Combine(CopyFolder(outputFolder), path[(Declaration.Directory.Length + 1)..])),
    ];
}
