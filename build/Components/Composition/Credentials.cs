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

    // docker's DOCKER_CONFIG and containers-auth.json(5)'s REGISTRY_AUTH_FILE replace the usual places.
    private static IEnumerable<string> Files(IReadOnlyDictionary<string, string> environment)
    {
        if (Folder("DOCKER_CONFIG") is { } configuration)
        {
            yield return Path.Combine(configuration, "config.json");
        }
        else if ((Folder("HOME") ?? Folder("USERPROFILE")) is { } home)
        {
            yield return Path.Combine(home, ".docker", "config.json");
        }

        if (Folder("REGISTRY_AUTH_FILE") is { } file)
        {
            yield return file;
        }
        else if (Folder("XDG_RUNTIME_DIR") is { } runtime)
        {
            yield return Path.Combine(runtime, "containers", "auth.json");
        }

        string? Folder(string variable) => environment.GetValueOrDefault(variable) is { Length: > 0 } value ? value : null;
    }
}
