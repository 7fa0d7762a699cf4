using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>Images cannot be built for a platform.</summary>
public sealed class UnsupportedPlatformException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="nextStep">What to do about it.</param>
    public UnsupportedPlatformException(string platform, string expected, string nextStep = "leave the platform out")
        : base(new Fault("choose the platform", platform, expected, platform, nextStep))
        => Platform = platform;

    /// <summary>The platform.</summary>
    public string Platform { get; }
}
