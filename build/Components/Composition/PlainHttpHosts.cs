using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>The registries that <c>--plain-http</c> names, besides those on this machine. It is a list of hosts and no switch, because one run talks to several registries, some of them with credentials.</summary>
internal static class PlainHttpHosts
{
    // Whoever answers for one of these without TLS is not it.
    private static readonly string[] AlwaysWithTls =
    [
        "ghcr.io", "quay.io", "docker.io", RepositoryName.DockerHub, "registry-1.docker.io", "auth.docker.io", "registry.k8s.io", "k8s.gcr.io", "gcr.io", "cgr.dev", "public.ecr.aws", "mcr.microsoft.com",
    ];

    /// <summary>Reads the value.</summary>
    /// <param name="text">Hosts, each with its port where the name in references has one, separated by commas; null names none.</param>
    /// <exception cref="InvalidPlainHttpException">An item is no host, or one that always has TLS.</exception>
    public static Predicate<string> Parse(string? text)
    {
        var hosts = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseHost).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return host => Loopback.IsLoopback(host) || hosts.Contains(host);
    }

    private static string ParseHost(string text)
    {
        try
        {
            var host = TargetAddress.Parse(text, "/") is TargetAddress.RegistryHost named ? named.Name : throw new InvalidPlainHttpException(text, "a folder");
            var name = host.Split(':')[0];
            return AlwaysWithTls.Contains(name, StringComparer.OrdinalIgnoreCase) ? throw new InvalidPlainHttpException(text, "a public registry, which has TLS") : host;
        }
        catch (InvalidTargetException error)
        {
            throw new InvalidPlainHttpException(text, error.Fault.Found);
        }
    }
}
