using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalImages;

/// <summary>A source has no image of the name asked for, or none at all.</summary>
public sealed class UnknownImageException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="repository">The source's name.</param>
    /// <param name="asked">The name asked for, or null when any would do.</param>
    /// <param name="known">The names that the source has.</param>
    public UnknownImageException(string repository, string? asked, IReadOnlyList<string> known)
        : base(new Fault(
            "choose the images to build", repository,
            known.Count == 0 ? "images declared under kos in .goreleaser.yaml" : $"one of {string.Join(", ", known)}", asked ?? "none",
            known.Count == 0 ? "name another source with --source" : "give one of these with --cmd-name, or none for all"))
        => (Asked, Known) = (asked, known);

    /// <summary>The name asked for, or null.</summary>
    public string? Asked { get; }

    /// <summary>The names that the source has.</summary>
    public IReadOnlyList<string> Known { get; }
}
