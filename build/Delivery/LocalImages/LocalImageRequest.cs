using KubeStellar.Oci;

namespace KubeStellar.Delivery.LocalImages;

/// <summary>What a local image build is asked for; the make variables of the Makefiles.</summary>
public sealed record LocalImageRequest
{
    /// <summary>The tag (<c>IMAGE_TAG</c>), or null for the abbreviated HEAD commit.</summary>
    public string? Tag { get; init; }

    /// <summary>The one platform to build for (<c>linux/$ARCH</c>).</summary>
    public required Platform Platform { get; init; }

    /// <summary>The base name of the one image to build (<c>CMD_NAME</c>), or null for every image of the source.</summary>
    public string? Only { get; init; }
}
