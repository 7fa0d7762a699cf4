using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>The certificates for a container engine cannot be read.</summary>
public sealed class EngineCertificateException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="endpoint">Where the engine listens.</param>
    /// <param name="folder">The folder of the certificates.</param>
    /// <param name="innerException">What is wrong with them.</param>
    public EngineCertificateException(EngineEndpoint endpoint, string folder, Exception innerException)
        : base(
            new Fault(
                "talk to the container engine",
                endpoint.ToString(),
                $"ca.pem, cert.pem and the key.pem that belongs to it in {folder}, readable and in PEM form",
                EngineText.Line(innerException.Message),
                "put the certificates there that the engine's keeper gave you, or set DOCKER_CERT_PATH to their folder"),
            innerException)
    {
        Endpoint = endpoint;
        Folder = folder;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The folder of the certificates.</summary>
    public string Folder { get; }
}
