using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>A container engine did not take an image, or took it as another one.</summary>
public sealed class EngineLoadException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="endpoint">Where the engine listens.</param>
    /// <param name="name">The first name of the image.</param>
    /// <param name="expected">The image ID that it should have got.</param>
    /// <param name="found">What the engine said or has instead.</param>
    /// <param name="nextStep">What the reader can do about it.</param>
    /// <param name="innerException">The cause, or null.</param>
    public EngineLoadException(EngineEndpoint endpoint, Reference name, Digest expected, string found, string nextStep, Exception? innerException = null)
        : base(new Fault("load image into the container engine", $"{name} at {endpoint}", $"image ID {expected}", found, nextStep), innerException)
    {
        Endpoint = endpoint;
        Name = name;
        Expected = expected;
    }

    /// <summary>Where the engine listens.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The first name of the image.</summary>
    public Reference Name { get; }

    /// <summary>The image ID that it should have got.</summary>
    public Digest Expected { get; }
}
