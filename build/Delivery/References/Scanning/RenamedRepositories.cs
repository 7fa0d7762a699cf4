namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Repositories that GitHub leads to by other names than their own: in other letter cases, or by a name that they had.</summary>
internal static class RenamedRepositories
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kubestellar/kubestellar"] = "kubestellar/kubestellar",
        ["kubestellar/kubeflex"] = "kubestellar/kubeflex",
        ["kubestellar/ocm-status-addon"] = "kubestellar/ocm-status-addon",
        ["kubestellar/ocm-transport-plugin"] = "kubestellar/ocm-transport-plugin",
        ["open-cluster-management-io/OCM"] = "open-cluster-management-io/ocm",
    };

    /// <summary>Returns the name that the repository has today.</summary>
    /// <param name="name">Owner and name as written.</param>
    public static string CurrentNameOf(string name) => Names.GetValueOrDefault(name, name);
}
