using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Derived.Recipes;
using KubeStellar.Delivery.Faults;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>Derives files from a source tree in scratch folders, without a change to the checkout. What was derived from the same inputs before is not derived again.</summary>
/// <param name="toolchains">Finds Go.</param>
/// <param name="tools">Finds programs that are written in Go.</param>
/// <param name="kustomize">Finds kustomize.</param>
/// <param name="memory">What earlier runs made.</param>
/// <param name="scratch">The absolute folder for scratch folders; it must be this user's own, and is made where it is missing.</param>
public sealed class Deriver(IGoToolchains toolchains, IGoTools tools, IKustomizePrograms kustomize, DerivationMemory memory, string scratch)
{
    private const string Workspace = "go.work";
    private readonly Generators _generators = new(toolchains, tools, kustomize);

    /// <summary>The user's environment. Programs see it without credentials and with what <see cref="GeneratorEnvironment"/> sets, and nothing else.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Receives one line at the start of each step; null for none.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Runs derivations at the same time and returns what came of each, in their order; where one fails, the others are awaited and nothing is returned.</summary>
    /// <param name="plan">The source tree, and the derivations; none of them reads what another one makes.</param>
    /// <param name="force">Whether those that an earlier run tells to be current are run as well.</param>
    /// <param name="cancellation">Stops the programs that are running; no scratch folder stays behind.</param>
    /// <exception cref="DerivationFailedException">A step fails.</exception>
    /// <exception cref="DerivationWroteOutsideException">A derivation changes files that are not derived by it.</exception>
    /// <exception cref="SymlinkedOutputException">A place for derived files is a symbolic link.</exception>
    /// <exception cref="ContradictoryDerivationsException">Two derivations make one file differently.</exception>
    /// <exception cref="ToolMissingException">A program is nowhere to be had.</exception>
    /// <exception cref="GoTooOldException">Go is older than the go.mod asks for.</exception>
    /// <exception cref="SeveralFaultsException">Several of these happened.</exception>
    public async Task<IReadOnlyList<DerivedResult>> DeriveAsync(DerivationPlan plan, bool force, CancellationToken cancellation)
    {
        var tree = plan.Tree;
        var module = tree.TryReadText(GoModFile.FileName) is { } text ? GoModFile.Parse(text, $"{GoModFile.FileName} of {tree.Location}") : null;
        var go = new Lazy<Task<GoToolchain>>(() => toolchains.FindAsync(MinimumGoOf(plan, module), cancellation));
        var attempts = await Task.WhenAll(plan.Derivations.Select(derivation => Task.Run(() => AttemptAsync(plan, module, go, derivation, force, cancellation), cancellation)));

        // Programs that the user interrupted have not failed.
        cancellation.ThrowIfCancellationRequested();
        SeveralFaultsException.ThrowIfAny(DerivationCatalog.Operation, [.. attempts.Select(attempt => attempt.Failure).OfType<FaultException>()]);
        return ContradictoryDerivationsException.ThrowIfAny([.. attempts.Select(attempt => attempt.Result!)]);
    }

    private async Task<(DerivedResult? Result, FaultException? Failure)> AttemptAsync(
        DerivationPlan plan, GoModFile? module, Lazy<Task<GoToolchain>> go, Derivation derivation, bool force, CancellationToken cancellation)
    {
        try
        {
            return (await DeriveAsync(plan, module, go, derivation, force, cancellation), null);
        }
        catch (FaultException failure)
        {
            return (null, failure);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, new UnwritableFolderException(scratch, error));
        }
    }

    private async Task<DerivedResult> DeriveAsync(
        DerivationPlan plan, GoModFile? module, Lazy<Task<GoToolchain>> go, Derivation derivation, bool force, CancellationToken cancellation)
    {
        var tree = plan.Tree;
        RequireRealPlaces(tree, derivation);
        var inputs = DerivationInputs.Of(tree, derivation);
        if (derivation.IsRepeatable && !force && await IsCurrentAsync(tree, derivation, inputs, cancellation))
        {
            return new DerivedResult(derivation, [], WasRemembered: true, []);
        }

        var toolchain = await go.Value;
        using var folder = DerivationScratch.Create(scratch, tree, inputs, module?.Module);
        var context = new DerivationContext
        {
            Derivation = derivation,
            Scratch = folder,
            Generators = _generators,
            Go = toolchain,
            Environment = GeneratorEnvironment.Of(Environment, toolchain, folder.TemporaryFolder, tree.Find(Workspace) is not null),
            Checkout = tree.Checkout,
        };
        foreach (var step in derivation.Steps)
        {
            Progress?.Report($"{derivation.Name} of {plan.RepositoryName}: {step.Text}");
            await new DerivationRun(step, context).RunAsync(cancellation);
        }

        var outcome = new DerivationOutcome(tree, derivation, inputs, folder);
        outcome.RequireNothingOutside();
        if (derivation.IsRepeatable)
        {
            memory.Remember(new RememberedFiles(inputs.Key, outcome.Files, context.Used.StandIns));
        }

        return new DerivedResult(derivation, outcome.Changes(), WasRemembered: false, context.Used.All);
    }

    private async Task<bool> IsCurrentAsync(FileTree tree, Derivation derivation, DerivationInputs inputs, CancellationToken cancellation)
    {
        if (memory.Recall(inputs.Key) is not { } remembered)
        {
            return false;
        }

        var present = DerivationOutcome.Present(tree, derivation);
        return present.Count == remembered.Files.Count
            && present.All(file => remembered.Files.TryGetValue(file.Key, out var id) && id == file.Value)
            && await WouldServeAsync(remembered.StandIns, tree.Checkout, cancellation);
    }

    // Meanwhile the pinned version may be there, which has the last word.
    private async Task<bool> WouldServeAsync(IReadOnlyList<StandIn> standIns, string checkout, CancellationToken cancellation)
    {
        foreach (var standIn in standIns)
        {
            if (await StandIn.OfAsync(await kustomize.FindAsync(standIn.Pin, checkout, cancellation), cancellation) != standIn)
            {
                return false;
            }
        }

        return true;
    }

    private static GoVersion MinimumGoOf(DerivationPlan plan, GoModFile? module)
    {
        var stated = module?.MinimumGo ?? GoModFile.DefaultGo;
        return plan.MinimumGo is { } minimum && minimum > stated ? minimum : stated;
    }

    private static void RequireRealPlaces(FileTree tree, Derivation derivation)
    {
        foreach (var output in derivation.Outputs)
        {
            var parts = output.Folder.Split('/');
            var link = Enumerable.Range(1, parts.Length).Select(count => tree.Find(string.Join('/', parts[..count]))).FirstOrDefault(file => file?.Kind == TreeFileKind.Symlink);
            if (link is not null)
            {
                throw new SymlinkedOutputException(tree.Location, link.Path, System.Text.Encoding.UTF8.GetString(tree.Read(link)));
            }
        }
    }
}
