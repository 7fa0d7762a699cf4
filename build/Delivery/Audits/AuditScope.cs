using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Audits;

/// <summary>Which releases an audit looks at; every one by default.</summary>
/// <param name="Only">The one version, or null.</param>
/// <param name="Since">The smallest version, or null.</param>
public sealed record AuditScope(ReleaseVersion? Only = null, ReleaseVersion? Since = null)
{
    /// <summary>Says whether a release of that version is looked at.</summary>
    /// <param name="version">The version.</param>
    public bool Includes(ReleaseVersion version) => (Only is null || version == Only) && (Since is null || version >= Since);
}
