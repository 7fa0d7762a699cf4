using KubeStellar.Oci;

namespace KubeStellar.Build.Composition;

/// <summary>Where credentials for registries are looked for: parameters first, then the Docker configuration.</summary>
internal static class Credentials
{
    public static ICredentialSource Of(string? username, string? password, IReadOnlyDictionary<string, string> environment)
    {
        var docker = DockerConfigCredentials.FromEnvironment(environment, new CredentialHelperProgram());
        return username is not null && password is not null
            ? new FirstOf(new EnvironmentCredentials(new Dictionary<string, string> { ["REGISTRY_USERNAME"] = username, ["REGISTRY_PASSWORD"] = password }), docker)
            : docker;
    }
}
