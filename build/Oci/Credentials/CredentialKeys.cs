namespace KubeStellar.Oci;

/// <summary>The keys that files of credentials keep a repository's credential under, by the rules of docker and of containers-auth.json(5).</summary>
internal sealed class CredentialKeys
{
    /// <summary>The name that Docker keeps the credentials of Docker Hub under.</summary>
    private const string DockerHubKey = "https://index.docker.io/v1/";

    private static readonly string[] DockerHubHosts = [RepositoryName.DockerHub, "docker.io", "registry-1.docker.io"];

    private readonly string[] _hosts;

    public CredentialKeys(RepositoryName repository)
    {
        var isDockerHub = DockerHubHosts.Contains(repository.Registry);
        _hosts = isDockerHub ? DockerHubHosts : [repository.Registry];
        Hosts = isDockerHub ? [DockerHubKey, .. DockerHubHosts] : [repository.Registry, $"https://{repository.Registry}", $"http://{repository.Registry}"];
        Namespaces = [.. Parents(repository.Path).SelectMany(path => _hosts, (path, host) => $"{host}/{path}")];
    }

    /// <summary>The keys for the repository and for what it is a part of, the narrowest first: <c>ghcr.io/a/b</c>, <c>ghcr.io/a</c>.</summary>
    public IReadOnlyList<string> Namespaces { get; }

    /// <summary>The keys for the whole host, in the order of preference; the first is what helpers are asked with.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>Says whether a key that is none of these is for the whole host as well: an address of its API, as old versions of docker login wrote it.</summary>
    public bool IsForHost(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + 3;
        var end = key.IndexOf('/', start);
        var host = end < 0 ? key[start..] : key[start..end];
        return _hosts.Contains(host) && (scheme >= 0 || end < 0 || key[end..].TrimEnd('/') is "" or "/v1" or "/v2");
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
