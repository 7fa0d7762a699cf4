using KubeStellar.Build.Output;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>What the targets that run go in checkouts have in common.</summary>
internal static class GoCheckTargets
{
    /// <summary>Runs go in the checkout of each source.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="commandOf">Returns what to run for a source.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static Task RunAsync(IGoChecks build, string target, Func<DeliverySession, SourceRepository, GoCommand> commandOf, CancellationToken interrupted) => RunAsync(build, target, session => source =>
    {
        var (checkout, command) = (source.RequireWorkTree(), commandOf(session, source));
        return new GoCheck($"go.{command.Arguments[0]}", RepositoryCatalog.NameOf(source, new WorkTreeFiles(checkout)), checkout, $"{command}", async () =>
        {
            await session.ProgramsFor([source]).GoCommands.RunAsync(checkout, command, session.Interrupted);
            return $"exit code 0 from {command}";
        });
    }, interrupted);

    /// <summary>Verifies the Go on <c>PATH</c> for each source.</summary>
    /// <param name="build">The parameters.</param>
    /// <param name="target">The name of the target.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static Task VerifyVersionsAsync(IGoChecks build, string target, CancellationToken interrupted) => RunAsync(build, target, session =>
    {
        var go = new GoOnPath(session.Environment);
        return source =>
        {
            var checkout = source.RequireWorkTree();
            return new GoCheck("go.version", RepositoryCatalog.NameOf(source, new WorkTreeFiles(checkout)), checkout, "go version", () => go.VerifyAsync(checkout, session.Interrupted));
        };
    }, interrupted);

    /// <summary>Returns the run of a source's tests.</summary>
    /// <param name="session">The session.</param>
    /// <param name="source">The source.</param>
    /// <exception cref="NoTestRecipeException">Its Makefile does not say how they are run.</exception>
    public static GoCommand TestOf(DeliverySession session, SourceRepository source)
    {
        var files = new WorkTreeFiles(source.RequireWorkTree());
        return GoCommand.Test(TestRecipe.Read(files) ?? throw new NoTestRecipeException(files.Location), session.CoveragePath(Path.GetFileName(source.Location)));
    }

    private static async Task RunAsync(IGoChecks build, string target, Func<DeliverySession, Func<SourceRepository, GoCheck>> plan, CancellationToken interrupted)
    {
        await using var session = DeliverySession.Of(build, interrupted);
        var checks = (await session.Sources.OpenAsync(build.Source, interrupted)).Select(plan(session)).ToList();
        var console = ReportConsole.NewConsole();
        if (build.DryRun)
        {
            GoCheckConsole.WritePlan(console, checks);
            return;
        }

        var file = session.PrepareReport(target, build.Report);
        var (results, faults) = (new List<CheckResult>(), new List<FaultException>());
        foreach (var check in checks)
        {
            GoCheckConsole.WriteStart(console, check);
            try
            {
                results.Add(CheckResult.Passed(check.Id, check.Subject, await check.RunAsync()));
            }
            catch (FaultException fault)
            {
                results.Add(CheckResult.Failed(check.Id, check.Subject, fault.Fault));
                faults.Add(fault);
            }
        }

        file.Write(new DeliveryReport(target, null, [], results));
        GoCheckConsole.Write(console, results, file.Path);
        SeveralFaultsException.ThrowIfAny($"run {checks[0].Text}", faults);
    }
}
