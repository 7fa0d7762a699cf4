using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Where artifacts go: it stands in for the host of every canonical reference.</summary>
public interface IDeliveryTarget
{
    /// <summary>Opens the place that stands in for a canonical repository.</summary>
    /// <param name="canonical">The canonical repository.</param>
    IRepository Open(RepositoryName canonical);

    /// <summary>Returns how a user names the artifact there, for skopeo or a container engine.</summary>
    /// <param name="canonical">The canonical repository.</param>
    /// <param name="tag">The tag.</param>
    string ReferenceOf(RepositoryName canonical, string tag);
}
