using System.Security.Cryptography;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Claims;

/// <summary>Keeps releases of other content away from the tags of a release in a registry, which has neither locks nor writes on condition.</summary>
/// <remarks>
/// Every run writes claims of its own beside all tags that it is about to write, and only then lists the claims of others. Of two runs that want one tag the one
/// whose claims were complete last finds those of the other, whatever the interleaving; both may find each other, and then both give way. A run that ends before its first tag
/// withdraws its claims; a later one leaves them. A run that was killed leaves them too: they stand in nobody's way who releases the same content.
/// A claim tells the content of its own tag alone, so that whoever goes on with more or fewer artifacts of the release is no rival; runs of different releases differ in a tag, and meet there.
/// </remarks>
/// <param name="release">The staged artifacts, whose content the targets hold.</param>
/// <param name="patience">How long a registry may take to list a claim.</param>
/// <param name="progress">Hears of each wait.</param>
internal sealed class RegistryClaims(IReadOnlyList<StagedArtifact> release, Patience patience, IProgress<ReleaseStep> progress)
{
    // An interrupted run ends within two seconds, and this is only the last that it does.
    private static readonly TimeSpan ToWithdraw = TimeSpan.FromSeconds(1);

    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Claims every tag, or gives way.</summary>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="RivalReleaseException">Another run claims a tag for other content.</exception>
    /// <exception cref="UnlistedClaimException">The registry does not show what it was given.</exception>
    public async Task ClaimAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(release.Select(artifact => artifact.Plan.Target.TagAsync(artifact.Root, ClaimOf(artifact).ToString(), cancellation)));
            var rivals = await Task.WhenAll(release.Select(artifact => RivalsOfAsync(artifact, cancellation)));
            if (rivals.Any(found => found.Count > 0))
            {
                throw new RivalReleaseException([.. rivals.SelectMany(found => found)]);
            }
        }
        catch (Exception error) when (error is FaultException or OperationCanceledException)
        {
            await WithdrawAsync();
            throw;
        }
    }

    /// <summary>Withdraws the claims of a run that has written no tag and will write none; what cannot be withdrawn in a moment stays. The run itself may be cancelled already.</summary>
    public async Task WithdrawAsync()
    {
        using var moment = new CancellationTokenSource(ToWithdraw);
        try
        {
            await Task.WhenAll(release.Select(artifact => WithdrawnClaim.WriteAsync(ClaimOf(artifact), artifact.Plan.Target, moment.Token)));
        }
        catch (Exception error) when (error is FaultException or OperationCanceledException)
        {
            // What the run failed for is what the user must hear of.
        }
    }

    private ClaimTag ClaimOf(StagedArtifact artifact) => ClaimTag.Of(artifact.Plan.IdentityTag, artifact.Root.Digest.Hex[..ClaimTag.ContentLength], _run);

    private async Task<IReadOnlyList<string>> RivalsOfAsync(StagedArtifact artifact, CancellationToken cancellation)
    {
        var (target, own) = (artifact.Plan.Target, ClaimOf(artifact));
        var claims = await patience.AskAsync(
            () => ListAsync(target, cancellation),
            listed => listed.Contains(own),
            pause => progress.Report(ReleaseStep.Waiting(artifact.Plan.TargetReference, $"tag {own}", pause)),
            cancellation);
        if (!claims.Contains(own))
        {
            throw new UnlistedClaimException($"{target.Location}:{own}");
        }

        var rivals = new List<string>();
        foreach (var claim in claims.Where(own.Rivals))
        {
            if (await target.ResolveAsync(claim.ToString(), cancellation) is { } named && named.Digest != WithdrawnClaim.Descriptor.Digest)
            {
                rivals.Add($"{target.Location}:{claim}");
            }
        }

        return rivals;
    }

    private static async Task<List<ClaimTag>> ListAsync(IRepository repository, CancellationToken cancellation)
    {
        var claims = new List<ClaimTag>();
        await foreach (var tag in repository.ListTagsAsync(cancellation))
        {
            if (ClaimTag.TryParse(tag, out var claim))
            {
                claims.Add(claim);
            }
        }

        return claims;
    }
}
