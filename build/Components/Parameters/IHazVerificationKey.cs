using Nuke.Common;
using Nuke.Common.IO;

namespace KubeStellar.Build;

/// <summary>The parameter that says whose signatures count.</summary>
public interface IHazVerificationKey : INukeBuild
{
    /// <summary>The file of a public key, as <c>cosign generate-key-pair</c> makes it; null leaves signatures unchecked.</summary>
    [Parameter("Public key, such as cosign.pub, that must have signed the artifact. Default: signatures are not checked")]
    AbsolutePath? VerificationKey => TryGetValue(() => VerificationKey);
}
