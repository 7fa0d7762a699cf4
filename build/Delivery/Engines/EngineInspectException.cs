using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>A container engine does not tell what it holds under a name.</summary>
public sealed class EngineInspectException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="endpoint">Where the engine listens.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="found">What the engine said.</param>
    /// <param name="nextStep">What the reader can do about it.</param>
    /// <param name="innerException">The cause.</param>
    public EngineInspectException(EngineEndpoint endpoint, Reference name, string found, string nextStep, Exception innerException)
        : base(new Fault("ask the container engine for an image", $"{name} at {endpoint}", "the image's ID and platform, or that there is none", found, nextStep), innerException)
    {
        Endpoint = endpoint;
        Name = name;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The name that was asked for.</summary>
    public Reference Name { get; }
}
