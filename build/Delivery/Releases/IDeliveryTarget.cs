using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Where artifacts go: it stands in for the host of every canonical reference.</summary>
public interface IDeliveryTarget
{
    /// <summary>What a user calls the place as a whole: <c>oci:folder</c> or a host.</summary>
    string Name { get; }

    /// <summary>Whether the place is on this machine, so that nobody else reads what a try leaves there.</summary>
    bool IsLocal { get; }

    /// <summary>Opens the place that stands in for a canonical repository.</summary>
    /// <param name="canonical">The canonical repository.</param>
    IRepository Open(RepositoryName canonical);

    /// <summary>Returns how a user names the artifact there, for skopeo or a container engine.</summary>
    /// <param name="canonical">The canonical repository.</param>
    /// <param name="tag">The tag.</param>
    string ReferenceOf(RepositoryName canonical, string tag);
}
