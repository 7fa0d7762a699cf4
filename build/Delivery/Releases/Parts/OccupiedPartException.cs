using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>A part of a release was to be built into a folder that holds another part of it.</summary>
public sealed class OccupiedPartException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="version">The version of the release.</param>
    /// <param name="held">The platforms of the part that is there.</param>
    /// <param name="asked">The platforms of the new one.</param>
    public OccupiedPartException(string folder, string version, IReadOnlyList<Platform> held, IReadOnlyList<Platform> asked)
        : base(new Fault(
            "build a part of a release", folder, $"a folder without another part of {version} than that for {string.Join(", ", asked)}", $"its part for {string.Join(", ", held)}",
            "give each part a folder of its own with --partial, or remove this folder"))
        => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }
}
