using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>One step of a run and the programs that it runs.</summary>
/// <param name="step">The step.</param>
/// <param name="context">The run of the derivation that the step belongs to.</param>
internal sealed class DerivationRun(DerivationStep step, DerivationContext context) : IDerivationRun
{
    /// <inheritdoc/>
    public string Folder => context.Scratch.Folder;

    /// <summary>Does the step.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DerivationFailedException">It fails.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await step.RunAsync(this, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DerivationFailedException(context.Derivation, step, Folder, error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="DerivationFailedException">The program fails.</exception>
    public async Task RunAsync(ToolPin tool, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var program = await context.Generators.Tools.FindAsync(tool, context.Go.Version.Language, cancellation);
        context.Used.Add(program);
        await RunAsync(program, context.Here(new Command(program.Path).With(arguments)), cancellation);
    }

    /// <inheritdoc/>
    /// <exception cref="DerivationFailedException">Go fails.</exception>
    public async Task RunGoAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var go = context.Go.ToTool();
        context.Used.Add(go);
        await RunAsync(go, context.Here(context.Go.Prepare(arguments)), cancellation);
    }

    /// <inheritdoc/>
    /// <exception cref="DerivationFailedException">kustomize refuses the overlay.</exception>
    public async Task<string> BuildOverlayAsync(string pin, string overlay, CancellationToken cancellation)
    {
        var program = await context.Generators.Kustomize.FindAsync(pin, context.Checkout, cancellation);
        var kustomize = program.ToTool();
        context.Used.Add(kustomize);
        if (await StandIn.OfAsync(program, cancellation) is { } standIn)
        {
            context.Used.Add(standIn);
        }

        var command = program.Prepare(context.Scratch.Home, "build", overlay).WithWorkingDirectory(Folder).WithEnvironment("TMPDIR", context.Scratch.TemporaryFolder);
        return (await RunAsync(kustomize, command, cancellation)).StandardOutput;
    }

    private async Task<CommandResult> RunAsync(Tool tool, Command command, CancellationToken cancellation)
    {
        try
        {
            return await command.RunAsync(cancellation);
        }
        catch (CommandFailedException failure)
        {
            throw new DerivationFailedException(context.Derivation, step, tool, Folder, failure);
        }
    }
}
