namespace KubeStellar.Delivery.References.Scanning;

/// <summary>Tells by a Go module's path which GitHub repository holds it.</summary>
internal static class ModuleHosts
{
    private static readonly (string Prefix, string Owner)[] Owners =
    [
        ("k8s.io/", "kubernetes"),
        ("sigs.k8s.io/", "kubernetes-sigs"),
        ("golang.org/x/", "golang"),
        ("open-cluster-management.io/", "open-cluster-management-io"),
        ("go.uber.org/", "uber-go"),
        ("helm.sh/", "helm"),
        ("go.etcd.io/", "etcd-io"),
    ];

    /// <summary>Returns owner and name, or null where the path does not tell.</summary>
    /// <param name="path">The path of a module or a package.</param>
    public static string? RepositoryOf(string path)
    {
        var parts = path.Split('/');
        if (parts is ["github.com", var owner, var name, ..])
        {
            return $"{owner}/{name}";
        }

        var (prefix, known) = Array.Find(Owners, host => path.StartsWith(host.Prefix, StringComparison.Ordinal) && path.Length > host.Prefix.Length);
        return known is null ? null : $"{known}/{path[prefix.Length..].Split('/')[0]}";
    }
}
