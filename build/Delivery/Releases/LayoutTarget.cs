using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>A folder of OCI image layouts, one a repository: <c>folder/ghcr.io/kubestellar/ocm-status-addon</c>.</summary>
/// <param name="folder">The absolute folder.</param>
/// <param name="displayFolder">The folder as the user named it.</param>
public sealed class LayoutTarget(string folder, string displayFolder) : IDeliveryTarget
{
    /// <summary>What marks a folder of layouts on the command line, as skopeo's transport does.</summary>
    public const string Scheme = "oci:";

    private readonly LayoutRegistry _registry = new(folder);

    /// <inheritdoc/>
    public string Name => $"{Scheme}{displayFolder}";

    /// <inheritdoc/>
    public bool IsLocal => true;

    /// <inheritdoc/>
    public IRepository Open(RepositoryName canonical) => _registry.Open(canonical);

    /// <inheritdoc/>
    public string ReferenceOf(RepositoryName canonical, string tag)
    {
        var below = Path.GetRelativePath(folder, _registry.FolderOf(canonical)).Replace(Path.DirectorySeparatorChar, '/');
        return $"{Name}/{below}:{tag}";
    }
}
