using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>An item of <c>--plain-http</c> names no registry that may be talked to without TLS.</summary>
public sealed class InvalidPlainHttpException(string text, string found)
    : FaultException(new Fault("read --plain-http", $"\"{text}\"", "the host[:port] of a registry on a network that you trust", found, "name the registry as references do, for example registry.lan:5000, several separated by commas"));
