using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>What people call the products whose versions documents name.</summary>
internal static class Products
{
    private static readonly Dictionary<string, string> Repositories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["KubeStellar"] = "kubestellar/kubestellar",
        ["KubeFlex"] = "kubestellar/kubeflex",
        ["kflex"] = "kubestellar/kubeflex",
        ["OCM Status Add-On"] = "kubestellar/ocm-status-addon",
        ["OCM Status Addon"] = "kubestellar/ocm-status-addon",
        ["ocm-status-addon"] = "kubestellar/ocm-status-addon",
        ["status add-on"] = "kubestellar/ocm-status-addon",
        ["status-addon"] = "kubestellar/ocm-status-addon",
        ["status addon"] = "kubestellar/ocm-status-addon",
        ["OCM Transport Plugin"] = "kubestellar/ocm-transport-plugin",
        ["ocm-transport-plugin"] = "kubestellar/ocm-transport-plugin",
        ["transport plugin"] = "kubestellar/ocm-transport-plugin",
        ["clusteradm"] = "open-cluster-management-io/clusteradm",
        ["Helm"] = "helm/helm",
        ["kubectl"] = "kubernetes/kubernetes",
        ["Kubernetes"] = "kubernetes/kubernetes",
        ["kind"] = "kubernetes-sigs/kind",
        ["k3d"] = "k3d-io/k3d",
        ["k3s"] = "k3s-io/k3s",
        ["kustomize"] = "kubernetes-sigs/kustomize",
        ["ginkgo"] = "onsi/ginkgo",
        ["Argo CD"] = "argoproj/argo-cd",
        ["ArgoCD"] = "argoproj/argo-cd",
        ["vcluster"] = "loft-sh/vcluster",
        ["golangci-lint"] = "golangci/golangci-lint",
        ["kcp"] = "kcp-dev/kcp",
    };

    private static readonly SearchValues<string> Names = SearchValues.Create([.. Repositories.Keys], StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the last product that a text names, and the number of the first character behind it; null for none.</summary>
    /// <param name="text">The text.</param>
    public static (string Repository, int End)? Last(ReadOnlySpan<char> text)
    {
        var found = ((string, int)?)null;
        for (var at = 0; at < text.Length && text[at..].IndexOfAny(Names) is >= 0 and var next;)
        {
            at += next;
            if (NameAt(text[at..]) is { } name && (at == 0 || !IsOfWord(text[at - 1])) && (at + name.Length == text.Length || !IsOfWord(text[at + name.Length])))
            {
                at += name.Length;
                found = (Repositories[name], at);
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    // The longest name counts: "OCM Status Add-On" holds "status add-on".
    private static string? NameAt(ReadOnlySpan<char> text)
    {
        var longest = (string?)null;
        foreach (var name in Repositories.Keys)
        {
            if (name.Length > (longest?.Length ?? 0) && text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                longest = name;
            }
        }

        return longest;
    }

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.';
}
