namespace KubeStellar.Testing;

/// <summary>How a <see cref="TestEngine"/> is set up; by default with room on the disk and a Unix socket.</summary>
public sealed record TestEngineOptions
{
    /// <summary>The mebibytes of a file system of its own for the engine's data; null, the default, for the one of temporary files.</summary>
    public int? DataMebibytes { get; init; }

    /// <summary>Certificates with which dockerd listens on a port of 127.0.0.1 instead, for clients that have one as well; podman's service has no TLS.</summary>
    public TestCertificates? Certificates { get; init; }
}
