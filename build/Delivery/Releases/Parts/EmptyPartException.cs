using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>No image of a release is for any of the platforms that a part was to be built for.</summary>
public sealed class EmptyPartException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="asked">The platforms that were asked for.</param>
    /// <param name="declared">Those that the release's images are for.</param>
    public EmptyPartException(IReadOnlyList<Platform> asked, IReadOnlyList<Platform> declared)
        : base(new Fault(
            "build a part of a release", $"--platform {string.Join(',', asked)}", declared.Count == 0 ? "a release with images" : $"some of {string.Join(", ", declared)}, which the images are for",
            "none of them", "name other platforms, or build no such part"))
        => Asked = asked;

    /// <summary>The platforms that were asked for.</summary>
    public IReadOnlyList<Platform> Asked { get; }
}
