using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>Runs a script in place of a generator, which it is told to be.</summary>
internal sealed record ShellStep(string Script, string Generator = "example.org/tools/cmd/generator", string Version = "v1.2.3") : DerivationStep("Makefile:7")
{
    public ToolPin Pin => new(Generator, Version, Place);

    public override IReadOnlyList<ToolPin> Tools => [Pin];

    public override string Text => $"{Pin} {Script}";

    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation) => run.RunAsync(Pin, ["-c", Script], cancellation);
}
