using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Runs Go: <c>go mod tidy</c>.</summary>
/// <param name="Place">What it works on.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record RunGoStep(string Place, IReadOnlyList<string> Arguments) : DerivationStep(Place)
{
    /// <inheritdoc/>
    public override string Text => new Command("go").With(Arguments).ToString();

    /// <inheritdoc/>
    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => run.RunGoAsync(Arguments, cancellation);
}
