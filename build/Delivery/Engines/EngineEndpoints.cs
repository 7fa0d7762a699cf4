using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Engines;

/// <summary>
/// Where to look for a container engine. As with the docker client, <c>DOCKER_HOST</c> decides alone, then a docker context that is
/// not <c>default</c>, then podman's <c>CONTAINER_HOST</c>; only then the usual paths of Docker, rootless Docker, Docker Desktop and podman are candidates.
/// </summary>
public static class EngineEndpoints
{
    /// <summary>The origin of an address that nobody set.</summary>
    internal const string UsualPath = "usual path";

    private const string DefaultContext = "default";

    /// <summary>Returns the addresses to try, in order.</summary>
    /// <param name="environment">
    /// The environment's variables; of these <c>DOCKER_HOST, DOCKER_TLS, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH, DOCKER_CONTEXT, DOCKER_CONFIG, CONTAINER_HOST,
    /// CONTAINER_SSHKEY, HOME, PATH, USERPROFILE, XDG_RUNTIME_DIR</c> are read.
    /// </param>
    /// <param name="cancellationToken">Stops the reading of docker's files.</param>
    /// <exception cref="EngineContextException">The docker context that is selected cannot be read.</exception>
    public static async Task<IReadOnlyList<EngineEndpoint>> FindAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var ssh = SearchPath.Find(Get(environment, "PATH"), "ssh").FirstOrDefault() ?? "ssh";
        return [.. (await ListAsync(environment, cancellationToken)).Select(endpoint => endpoint with { SshProgram = ssh })];
    }

    private static async Task<IReadOnlyList<EngineEndpoint>> ListAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var home = Get(environment, "HOME") ?? Get(environment, "USERPROFILE");
        var configuration = Get(environment, "DOCKER_CONFIG") ?? (home is null ? null : Path.Combine(home, ".docker"));
        if (Get(environment, "DOCKER_HOST") is { } host)
            return [new EngineEndpoint(host, "DOCKER_HOST") { Tls = TlsFor(host, environment, configuration) }];
        if (configuration is not null && await FindContextAsync(Get(environment, "DOCKER_CONTEXT"), configuration, cancellationToken) is { } chosen)
            return [chosen];
        if (Get(environment, "CONTAINER_HOST") is { } podman)
            return [new EngineEndpoint(podman, "CONTAINER_HOST") { IsPodman = true, SshKey = Get(environment, "CONTAINER_SSHKEY") }];

        var usual = new List<string>();
        if (OperatingSystem.IsWindows())
            usual.Add("npipe:////./pipe/docker_engine");
        usual.Add("unix:///var/run/docker.sock");
        if (Get(environment, "XDG_RUNTIME_DIR") is { } runtime)
            usual.AddRange([$"unix://{runtime}/docker.sock", $"unix://{runtime}/podman/podman.sock"]);
        if (home is not null)
        {
            usual.AddRange(
            [
                $"unix://{home}/.docker/run/docker.sock",
                $"unix://{home}/.docker/desktop/docker.sock",
                $"unix://{home}/.local/share/containers/podman/machine/podman.sock",
            ]);
        }
        usual.Add("unix:///run/podman/podman.sock");
        return [.. usual.Select(address => new EngineEndpoint(address, UsualPath))];
    }

    // Docker's rules: any value turns TLS on, an empty one does not, and only DOCKER_TLS_VERIFY has the engine's certificate verified.
    private static EngineTls? TlsFor(string host, IReadOnlyDictionary<string, string> environment, string? configuration)
    {
        var verify = Get(environment, "DOCKER_TLS_VERIFY") is not null;
        var folder = Get(environment, "DOCKER_CERT_PATH") ?? configuration;
        return IsTcp(host) && folder is not null && (verify || Get(environment, "DOCKER_TLS") is not null) ? new EngineTls(folder, verify) : null;
    }

    private static bool IsTcp(string address) => address.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase);

    private static async Task<EngineEndpoint?> FindContextAsync(string? context, string configuration, CancellationToken cancellationToken)
    {
        var file = Path.Combine(configuration, "config.json");
        try
        {
            if (context is null && File.Exists(file))
            {
                using var settings = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
                context = settings.RootElement.TryGetProperty("currentContext", out var current) ? current.GetString() : null;
            }
            if (string.IsNullOrEmpty(context) || context == DefaultContext)
                return null;

            // Docker names the folder of a context by the SHA-256 of its name.
            var id = Digest.Of(Encoding.UTF8.GetBytes(context)).Hex;
            file = Path.Combine(configuration, "contexts", "meta", id, "meta.json");
            using var metadata = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
            var docker = metadata.RootElement.GetProperty("Endpoints").GetProperty("docker");
            var address = docker.GetProperty("Host").GetString();
            if (string.IsNullOrEmpty(address))
                return null;

            var trusting = docker.TryGetProperty("SkipTLSVerify", out var skip) && skip.ValueKind == JsonValueKind.True;
            var certificates = Path.Combine(configuration, "contexts", "tls", id, "docker");
            var tls = IsTcp(address) && (trusting || Directory.Exists(certificates)) ? new EngineTls(certificates, !trusting) : null;
            return new EngineEndpoint(address, $"docker context {context}") { Tls = tls };
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EngineContextException(context, file, exception);
        }
    }

    private static string? Get(IReadOnlyDictionary<string, string> environment, string name) =>
        environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
