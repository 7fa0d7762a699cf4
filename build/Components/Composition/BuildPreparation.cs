using KubeStellar.Build.Output;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Derived.Reports;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.LocalImages;
using Serilog;

namespace KubeStellar.Build.Composition;

/// <summary>Does in a checkout what its Makefile does before it builds an image.</summary>
/// <param name="session">The session.</param>
/// <param name="target">The name of the target.</param>
internal sealed class BuildPreparation(DeliverySession session, string target)
{
    /// <summary>Does it for each source; the first step that fails ends it, as with make.</summary>
    /// <param name="sources">The sources.</param>
    public async Task RunAsync(IReadOnlyList<SourceRepository> sources)
    {
        foreach (var source in sources)
        {
            foreach (var step in StepsOf(source))
            {
                await RunAsync(source, step);
            }
        }
    }

    /// <summary>Prints what would be done.</summary>
    /// <param name="sources">The sources.</param>
    public static void WritePlan(IReadOnlyList<SourceRepository> sources) => DerivedConsole.WritePreparation([.. sources.Select(source => (source.Location, StepsOf(source)))]);

    private static IReadOnlyList<string> StepsOf(SourceRepository source)
    {
        var (steps, strangers) = BuildPrerequisites.Read(new WorkTreeFiles(source.RequireWorkTree()));
        if (strangers.Count > 0)
        {
            Log.Warning("{Source}: the Makefile also makes {Prerequisites} before it builds, which is passed over", source.Location, ReportConsole.PrintableLine(string.Join(", ", strangers)));
        }

        return steps;
    }

    private Task RunAsync(SourceRepository source, string step) => step switch
    {
        "fmt" => RunGoAsync(source, GoCommand.Format),
        "vet" => RunGoAsync(source, GoCommand.Vet),
        BuildPrerequisites.Tests => RunGoAsync(source, GoCheckTargets.TestOf(session, source)),
        _ => DeriveAsync(source, step == DerivationCatalog.Modules.Name ? DerivationChoice.Modules : DerivationChoice.Of(step)),
    };

    private Task RunGoAsync(SourceRepository source, GoCommand command) => session.ProgramsFor([source]).GoCommands.RunAsync(source.RequireWorkTree(), command, session.Interrupted);

    private async Task DeriveAsync(SourceRepository source, DerivationChoice choice)
    {
        using var claim = await session.ClaimAsync([source], target);
        var plans = DerivationPlan.OfAll([source], choice, DerivationPlan.OfWorkTree);
        DerivedConsole.WriteChanges(new DerivedReport(target, await session.ProgramsFor([source]).DerivedBuild.RewriteAsync(plans, force: false, session.Interrupted), []));
    }
}
