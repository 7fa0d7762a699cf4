using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Runs Go: <c>go mod tidy</c>.</summary>
/// <param name="Place">What it works on.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record RunGoStep(string Place, IReadOnlyList<string> Arguments) : DerivationStep(Place)
{
    // Which Go is found, and what the module proxy offers, is nothing that a repository pins.
    /// <inheritdoc/>
    public override bool IsRepeatable => false;

    /// <inheritdoc/>
    public override string Text => new Command("go").With(Arguments).ToString();

    /// <inheritdoc/>
    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => run.RunGoAsync(Arguments, cancellation);
}
