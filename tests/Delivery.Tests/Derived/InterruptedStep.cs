using KubeStellar.Delivery.Derived;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>A step that fails because the user interrupts everything that runs.</summary>
internal sealed record InterruptedStep(CancellationTokenSource Interruption) : DerivationStep("Makefile:12")
{
    public override string Text => "generator";

    public override async Task RunAsync(IDerivationRun run, CancellationToken cancellation)
    {
        await Interruption.CancelAsync();
        throw new IOException("interrupted");
    }
}
