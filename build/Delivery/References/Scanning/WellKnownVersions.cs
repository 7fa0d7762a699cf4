namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Names of variables that hold versions of known products wherever they stand, even where nothing in reach uses them.</summary>
internal static class WellKnownVersions
{
    /// <summary>Stands for the repository that holds the variable.</summary>
    public const string Own = "";

    private static readonly Dictionary<string, string> Repositories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KUBESTELLAR_VERSION"] = "kubestellar/kubestellar",
        ["KUBESTELLAR_RELEASE"] = "kubestellar/kubestellar",
        ["KS_VERSION"] = "kubestellar/kubestellar",
        ["KS_RELEASE"] = "kubestellar/kubestellar",
        ["KS_LATEST_RELEASE"] = "kubestellar/kubestellar",
        ["KS_LATEST_REGULAR_RELEASE"] = "kubestellar/kubestellar",
        ["TRANSPORT_VERSION"] = "kubestellar/kubestellar",
        ["KFLEX_GET_KUBECONFIG"] = "kubestellar/kubestellar",
        ["OCM_STATUS_ADDON_VERSION"] = "kubestellar/ocm-status-addon",
        ["OCM_STATUS_ADDON_RELEASE"] = "kubestellar/ocm-status-addon",
        ["OCM_TRANSPORT_PLUGIN"] = "kubestellar/ocm-transport-plugin",
        ["OCM_TRANSPORT_PLUGIN_VERSION"] = "kubestellar/ocm-transport-plugin",
        ["OCM_TRANSPORT_PLUGIN_RELEASE"] = "kubestellar/ocm-transport-plugin",
        ["KUBEFLEX_VERSION"] = "kubestellar/kubeflex",
        ["KUBEFLEX_RELEASE"] = "kubestellar/kubeflex",
        ["KFLEX_VERSION"] = "kubestellar/kubeflex",
        ["CLUSTERADM_VERSION"] = "open-cluster-management-io/clusteradm",
        ["HELM_VERSION"] = "helm/helm",
        ["KUBECTL_VERSION"] = "kubernetes/kubernetes",
        ["ENVTEST_K8S_VERSION"] = "kubernetes/kubernetes",
        ["KIND_VERSION"] = "kubernetes-sigs/kind",
        ["K3D_VERSION"] = "k3d-io/k3d",
        ["KO_VERSION"] = "ko-build/ko",
        ["KUSTOMIZE_VERSION"] = "kubernetes-sigs/kustomize",
        ["CONTROLLER_TOOLS_VERSION"] = "kubernetes-sigs/controller-tools",
        ["CODE_GEN_VER"] = "kubernetes/code-generator",
        ["GOLANGCI_LINT_VER"] = "golangci/golangci-lint",
        ["GOLANGCI_LINT_VERSION"] = "golangci/golangci-lint",
        ["ETCD_VERSION"] = "etcd-io/etcd",
        ["PROJECT_RELEASE"] = Own,
    };

    /// <summary>Returns owner and name of the repository that a variable holds versions of, <see cref="Own"/> for the one that holds the variable, or null for no known name.</summary>
    /// <param name="variable">The name, with or without where it is looked up.</param>
    public static string? RepositoryOf(string variable) =>
        Repositories.GetValueOrDefault(variable[(variable.LastIndexOf('.') + 1)..].Replace('-', '_'));
}
