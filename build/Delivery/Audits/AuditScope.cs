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

    /// <summary>Throws where no release is looked at, because an audit of nothing would pass.</summary>
    /// <param name="releases">Every release of the sources.</param>
    /// <param name="sources">What was searched for tags.</param>
    /// <exception cref="NothingToAuditException">None is.</exception>
    public void EnsureIncludesAny(IReadOnlyList<ExpectedRelease> releases, IEnumerable<string> sources)
    {
        if (!releases.Any(release => Includes(release.Facts.Version)))
        {
            throw new NothingToAuditException(sources, releases, this);
        }
    }
}
