using Nuke.Common;
using Nuke.Common.IO;

namespace KubeStellar.Build;

/// <summary>The parameter that says what published artifacts are signed with.</summary>
public interface IHazSigningKey : INukeBuild
{
    /// <summary>The file of a private key, as <c>cosign generate-key-pair</c> makes it (its password in <c>COSIGN_PASSWORD</c>) or a P-256 key in PKCS#8; null signs nothing.</summary>
    [Parameter("Private key that signs published artifacts as cosign does; its password comes from COSIGN_PASSWORD. Default: nothing is signed")]
    AbsolutePath? SigningKey => TryGetValue(() => SigningKey);
}
