using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>
/// Where credentials for registries are looked for: the parameters for the registry that is written to, then the files that docker login and podman login
/// write, then what GitHub Actions gives to a job for GitHub's own registry.
/// </summary>
internal static class Credentials
{
    private const string GitHubRegistry = "ghcr.io";

    /// <param name="username">The user name given, or null.</param>
    /// <param name="password">The password given, or null.</param>
    /// <param name="onlyFor">The host that they are for; null sends them to nobody, since registries of base images are none of their business.</param>
    /// <param name="environment">The environment, which says where the files are.</param>
    public static ICredentialSource Of(string? username, string? password, string? onlyFor, IReadOnlyDictionary<string, string> environment)
    {
        var helpers = new CredentialHelperProgram();
        ICredentialSource[] found =
        [
            .. Files(environment).Select(file => new DockerConfigCredentials(file, helpers)),
            new EnvironmentCredentials(environment, GitHubRegistry, "GITHUB_ACTOR", "GITHUB_TOKEN"),
        ];
        if (onlyFor is null)
        {
            return new FirstOf(found);
        }

        var variables = new Dictionary<string, string>
        {
            [EnvironmentCredentials.UsernameVariable] = username ?? "",
            [EnvironmentCredentials.PasswordVariable] = password ?? "",
        };
        return new FirstOf([new EnvironmentCredentials(variables, onlyFor), .. found]);
    }

    // What a variable names goes first and stands for the usual places: containers-auth.json(5)'s REGISTRY_AUTH_FILE for podman's, DOCKER_CONFIG for docker's.
    private static IEnumerable<string> Files(IReadOnlyDictionary<string, string> environment)
    {
        var home = Value("HOME") ?? Value("USERPROFILE");
        var (podman, docker) = (Value("REGISTRY_AUTH_FILE"), Value("DOCKER_CONFIG"));
        string?[] places =
        [
            podman,
            Below(docker, "config.json"),
            podman is null ? Below(Value("XDG_RUNTIME_DIR"), "containers", "auth.json") : null,
            podman is null ? Below(Value("XDG_CONFIG_HOME") ?? Below(home, ".config"), "containers", "auth.json") : null,
            docker is null ? Below(home, ".docker", "config.json") : null,
        ];
        return places.OfType<string>();

        string? Value(string variable) => environment.GetValueOrDefault(variable) is { Length: > 0 } value ? value : null;
        static string? Below(string? folder, params string[] names) => folder is null ? null : Path.Combine([folder, .. names]);
    }
}
