using KubeStellar.Delivery.Derived;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>Does nothing, and depends on what is there.</summary>
internal sealed record UnpinnedStep() : DerivationStep("Makefile:8")
{
    public override bool IsRepeatable => false;

    public override string Text => "nothing";

    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => Task.CompletedTask;
}
