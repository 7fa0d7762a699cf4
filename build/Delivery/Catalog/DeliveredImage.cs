using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>One image of one release: a declaration with its templates filled in.</summary>
public sealed record DeliveredImage
{
    /// <summary>The canonical repository.</summary>
    public required RepositoryName Repository { get; init; }

    /// <summary>The declaration that this image came from.</summary>
    public required ImageDeclaration Declaration { get; init; }

    /// <summary>The tag that names the release, written once.</summary>
    public required string IdentityTag { get; init; }

    /// <summary>The style of <see cref="IdentityTag"/>.</summary>
    public required TagStyle TagStyle { get; init; }

    /// <summary>Tags that follow the newest release, such as <c>latest</c>.</summary>
    public required IReadOnlyList<string> MovingTags { get; init; }

    /// <summary>Flags for <c>go build</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Parts of <c>-ldflags</c>.</summary>
    public required IReadOnlyList<string> Ldflags { get; init; }

    /// <summary>Environment for the go command.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Labels that the declaration asks for on the image's config.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}
