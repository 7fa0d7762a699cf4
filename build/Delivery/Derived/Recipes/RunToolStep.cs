using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Runs a pinned program: <c>$(CONTROLLER_GEN) object:headerFile=… paths=./api/...</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Tool">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record RunToolStep(string Place, ToolPin Tool, IReadOnlyList<string> Arguments) : DerivationStep(Place)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ToolPin> Tools => [Tool];

    /// <inheritdoc/>
    public override string Text => (Tool.Toolchain is { } toolchain ? $"GOTOOLCHAIN={toolchain} " : "") + new Command(Tool.ToString()).With(Arguments);

    /// <inheritdoc/>
    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => run.RunAsync(Tool, Arguments, cancellation);
}
