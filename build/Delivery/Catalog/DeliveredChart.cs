using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>One chart of one release.</summary>
public sealed record DeliveredChart
{
    /// <summary>The declaration that this chart came from.</summary>
    public required ChartDeclaration Declaration { get; init; }

    /// <summary>The release.</summary>
    public required ReleaseVersion Release { get; init; }

    /// <summary>The own images of the release by their repository: what every own reference of the chart must be.</summary>
    public required IReadOnlyDictionary<RepositoryName, Reference> Images { get; init; }

    /// <summary>The version and appVersion of the packaged chart, in the chart's tag style.</summary>
    public string Version => Declaration.TagStyle.Format(Release);

    /// <summary>The tag that names the release, written once: the version with <c>_</c> for <c>+</c>, as helm writes it.</summary>
    public string IdentityTag => Version.Replace('+', '_');
}
