using KubeStellar.Delivery.Derived;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>Runs Go.</summary>
internal sealed record GoStep(params string[] Arguments) : DerivationStep("Makefile:9")
{
    public override string Text => "go " + string.Join(' ', Arguments);

    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => run.RunGoAsync(Arguments, cancellation);
}
