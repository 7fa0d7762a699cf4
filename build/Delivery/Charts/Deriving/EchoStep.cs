namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Writes one line: <c>echo "---" &gt;&gt; /tmp/hooks.yaml</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Text">The text without its line feed.</param>
/// <param name="Target">Where it goes.</param>
internal sealed record EchoStep(string Place, string Text, Redirection Target) : RecipeStep(Place)
{
    /// <inheritdoc/>
    public override IEnumerable<string> OutputsIn(CheckoutFolder checkout) => [Target.Path];

    /// <inheritdoc/>
    public override Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        derivation.Files.Write(Target, Bytes(Text + "\n"));
        return Task.CompletedTask;
    }
}
