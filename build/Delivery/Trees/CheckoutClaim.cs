using System.Text;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Trees;

/// <summary>Keeps this user's other runs from rewriting files in the same checkouts, so that none reads what another one is writing; the operating system ends it with the process.</summary>
public sealed class CheckoutClaim : IDisposable
{
    private readonly List<FileLock> _locks = [];

    private CheckoutClaim()
    {
    }

    /// <summary>Waits until no other run has a claim on one of the checkouts, which stay as they are.</summary>
    /// <param name="folder">The absolute folder that the runs tell each other in; it must be this user's own, and is made where it is missing.</param>
    /// <param name="checkouts">The absolute folders of the checkouts.</param>
    /// <param name="holder">What other runs are told that wait for this one.</param>
    /// <param name="progress">Receives one line for each checkout that has to be waited for; null for none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ForeignFolderException">The folder belongs to another user.</exception>
    /// <exception cref="UnwritableFolderException">The folder cannot be made or written to.</exception>
    public static async Task<CheckoutClaim> AcquireAsync(string folder, IEnumerable<string> checkouts, FileLockHolder holder, IProgress<string>? progress, CancellationToken cancellation)
    {
        var own = PrivateFolder.Require(folder);
        var claim = new CheckoutClaim();
        try
        {
            // In one order, so that no two runs wait for each other.
            foreach (var checkout in checkouts.Select(RealPath.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var name = $"checkout-{Digest.Of(Encoding.UTF8.GetBytes(checkout)).Hex}.lock";
                var request = new FileLockRequest { Holder = holder, Waiting = other => progress?.Report($"waiting for {other?.ToString() ?? "another run"}, which rewrites files in {checkout}") };
                claim._locks.Add(await FileLock.AcquireAsync(Path.Combine(own, name), request, cancellation));
            }

            return claim;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _locks.ForEach(held => held.Dispose());
}
