namespace KubeStellar.Oci;

/// <summary>A registry is overloaded or broken (status 408, 429 or 500 and above).</summary>
public sealed class RegistryUnavailableException(RegistryAnswer answer)
    : RegistryException(answer, "the registry to serve the request", "run again later; what was pushed is not pushed twice");
