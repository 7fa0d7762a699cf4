using KubeStellar.Build.Output;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.Git;
using KubeStellar.Oci;
using Serilog;

namespace KubeStellar.Build.Composition;

/// <summary>What Makefiles derive before they make a chart: the custom resource definitions. Where that cannot be done on this machine, those of the checkout serve.</summary>
/// <param name="derived">Derives files.</param>
/// <param name="cancellation">Stops that.</param>
internal sealed class ChartPrerequisites(DerivedBuild derived, CancellationToken cancellation)
{
    private static readonly DerivationChoice BeforeChart = DerivationChoice.Before("chart");

    /// <summary>Derives in the checkouts.</summary>
    /// <param name="target">The name of the target.</param>
    /// <param name="sources">The sources.</param>
    public async Task RewriteAsync(string target, IReadOnlyList<SourceRepository> sources)
    {
        foreach (var plan in PlansOf(sources))
        {
            try
            {
                DerivedConsole.WriteChanges(new DerivedReport(target, await derived.RewriteAsync([plan], force: false, cancellation), []));
            }
            catch (FaultException error) when (MissingPrograms.IsToldBy(error))
            {
                Warn(plan.RepositoryName, error);
            }
        }
    }

    /// <summary>Prints what would be derived.</summary>
    /// <param name="sources">The sources.</param>
    public static void WritePlan(IReadOnlyList<SourceRepository> sources) => DerivedConsole.WriteSteps([.. PlansOf(sources)]);

    private static IEnumerable<DerivationPlan> PlansOf(IReadOnlyList<SourceRepository> sources) => sources.Select(PlanOf).OfType<DerivationPlan>().Where(plan => plan.Derivations.Count > 0);

    private static DerivationPlan? PlanOf(SourceRepository source)
    {
        try
        {
            return DerivationPlan.OfWorkTree(source, BeforeChart);
        }
        catch (FaultException error)
        {
            Warn(source.Location, error);
            return null;
        }
    }

    private static void Warn(string source, FaultException error) =>
        Log.Warning("{Source}: the chart is made of the definitions as they are in the checkout, because they cannot be derived here: {Subject}: {Reason}", source, ReportConsole.PrintableLine(error.Fault.Subject), ReportConsole.PrintableLine(error.Fault.Found));
}
