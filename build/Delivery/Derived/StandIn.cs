using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Derived;

/// <summary>A kustomize that served in place of the pinned version.</summary>
/// <param name="Pin">The version that the Makefile asks for.</param>
/// <param name="Identity">The version that it is; where it does not tell, the digest of its bytes.</param>
internal sealed record StandIn(string Pin, string Identity)
{
    /// <summary>Returns what tells a program from others; null where it is the pinned version.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellation">Stops the reading of the program.</param>
    public static async Task<StandIn?> OfAsync(KustomizeProgram program, CancellationToken cancellation) =>
        program.StandsInBecause is null ? null : new StandIn(program.Pin, program.Version ?? await DigestOfAsync(program.Path, cancellation));

    private static async Task<string> DigestOfAsync(string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return (await Digest.OfAsync(content, cancellation)).ToString();
    }
}
