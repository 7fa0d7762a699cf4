namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Writes files one after another: <c>cat config/samples/postcreate-hooks/openshift-crds.yaml &gt; /tmp/hooks.yaml</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Sources">The files.</param>
/// <param name="Target">Where they go.</param>
internal sealed record ConcatenateStep(string Place, IReadOnlyList<string> Sources, Redirection Target) : RecipeStep(Place)
{
    /// <inheritdoc/>
    public override IEnumerable<string> OutputsIn(CheckoutFolder checkout) => [Target.Path];

    /// <inheritdoc/>
    public override Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        derivation.Files.Write(Target, [.. Sources.SelectMany(source => Read(derivation, source))]);
        return Task.CompletedTask;
    }
}
