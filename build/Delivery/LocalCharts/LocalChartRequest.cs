using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.LocalCharts;

/// <summary>What the charts of a work tree are to be made with; the make variables of the Makefiles.</summary>
public sealed record LocalChartRequest
{
    /// <summary>The image to run (<c>IMG</c>) as <c>repository:tag</c>, or null for the Makefile's own.</summary>
    public string? Image { get; init; }

    /// <summary>The tag of own images (<c>IMAGE_TAG</c>), or null for the one that the Makefile sets, else the abbreviated HEAD commit.</summary>
    public string? ImageTag { get; init; }

    /// <summary>The release whose canonical images and versions are filled in, or null for a chart of no release.</summary>
    public ReleaseVersion? Version { get; init; }

    /// <summary>The environment that templates of <c>.goreleaser.yaml</c> may name.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
