using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A base image does not exist for a platform that was asked for.</summary>
public sealed class BasePlatformMissingException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="baseImage">The base image.</param>
    /// <param name="missing">The platforms asked for that it lacks.</param>
    /// <param name="available">The platforms that it has.</param>
    public BasePlatformMissingException(string baseImage, IReadOnlyList<Platform> missing, IReadOnlyList<Platform> available)
        : base(new Fault(
            "choose the platforms of the base image",
            baseImage,
            string.Join(", ", missing),
            available.Count == 0 ? "no platform at all" : "only " + string.Join(", ", available),
            "ask for platforms that the base has, or take another base image"))
    {
        BaseImage = baseImage;
        Missing = missing;
        Available = available;
    }

    /// <summary>The base image.</summary>
    public string BaseImage { get; }

    /// <summary>The platforms asked for that it lacks.</summary>
    public IReadOnlyList<Platform> Missing { get; }

    /// <summary>The platforms that it has.</summary>
    public IReadOnlyList<Platform> Available { get; }
}
