using KubeStellar.Delivery.Yaml;
using YamlDotNet.Core;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Writes a Secret that holds a file, as kubectl prints it: <c>kubectl create secret generic name --from-file=… --dry-run=client --output=yaml &gt; file</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Name">The Secret's name.</param>
/// <param name="Namespace">Its namespace, or null.</param>
/// <param name="Key">The key of the file in the Secret.</param>
/// <param name="Source">The file.</param>
/// <param name="Target">Where the Secret goes.</param>
internal sealed record CreateSecretStep(string Place, string Name, string? Namespace, string Key, string Source, Redirection Target) : RecipeStep(Place)
{
    /// <inheritdoc/>
    public override IEnumerable<string> OutputsIn(CheckoutFolder checkout) => [Target.Path];

    /// <inheritdoc/>
    public override Task RunAsync(Derivation derivation, CancellationToken cancellation)
    {
        // kubectl leaves out the namespace that it is not given.
        var place = Namespace is null ? "" : $"  namespace: {Text(Namespace)}\n";
        var secret = $"""
            apiVersion: v1
            data:
              {Text(Key)}: {Convert.ToBase64String(Read(derivation, Source))}
            kind: Secret
            metadata:
              creationTimestamp: null
              name: {Text(Name)}

            """.ReplaceLineEndings("\n");
        derivation.Files.Write(Target, Bytes(secret + place));
        return Task.CompletedTask;
    }

    private static string Text(string value) => YamlScalar.Write(value, ScalarStyle.Plain);
}
