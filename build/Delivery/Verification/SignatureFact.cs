using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Verification;

/// <summary>The fact <c>signature</c>, which the others build on: whether the owner of a key vouches for the digest, as cosign signs.</summary>
/// <param name="key">The key, or null where the user gave none.</param>
public sealed class SignatureFact(VerificationKey? key)
{
    private const string Id = "signature";

    /// <summary>Returns the fact.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="artifact">The digest of the artifact's manifest or index.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<VerifiedFact> FindAsync(IRepository repository, Digest artifact, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var exists = await repository.ResolveAsync(SignatureTag.Of(artifact), cancellation) is not null;
        if (key is null)
        {
            return VerifiedFact.Unproven(Id, "", exists ? "there are signatures; name the public key with --verification-key" : "there is no signature");
        }

        try
        {
            return await ArtifactSignature.VerifyAsync(key, artifact, repository, cancellation)
                ? VerifiedFact.Proven(Id, "made with the key", $"it names {artifact}, and so all that lies below it")
                : VerifiedFact.Contradictory(Id, "made with the key", exists ? "the signatures that there are were made with other keys or for other artifacts" : "there is no signature");
        }
        catch (MalformedContentException error)
        {
            return VerifiedFact.Contradictory(Id, "made with the key", $"the signatures cannot be read: {error.Fault.Found}");
        }
    }
}
