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

    /// <summary>Returns the module that holds a package: what ends in a major version, or stands in front of the folder of programs.</summary>
    /// <param name="path">The path of a module or a package.</param>
    public static string ModuleOf(string path)
    {
        var parts = path.Split('/');
        var major = Array.FindIndex(parts, IsMajorVersion);
        var programs = Array.IndexOf(parts, "cmd");
        var length = major > 0 ? major + 1 : programs > 1 ? programs : parts.Length;
        return string.Join('/', parts[..length]);
    }

    /// <summary>Returns a module's path with the major version that a path below it starts with.</summary>
    /// <param name="module">The module's path without a major version.</param>
    /// <param name="path">The path of the module or of a package of it.</param>
    public static string WithMajorVersion(string module, string path) =>
        path.Length > module.Length && path[(module.Length + 1)..].Split('/')[0] is var next && IsMajorVersion(next) ? $"{module}/{next}" : module;

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

    private static bool IsMajorVersion(string part) => part.Length > 1 && part[0] == 'v' && !part.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}
