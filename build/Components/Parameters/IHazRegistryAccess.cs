using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The credentials for registries that may come from parameters or the environment instead of a Docker configuration.</summary>
public interface IHazRegistryAccess : INukeBuild
{
    /// <summary>The user name, used together with <see cref="RegistryPassword"/>.</summary>
    [Parameter("User name for the registry (environment: REGISTRY_USERNAME). Default: the Docker configuration's credentials")]
    string? RegistryUsername => TryGetValue(() => RegistryUsername);

    /// <summary>The password or token; never printed.</summary>
    [Secret]
    [Parameter("Password or token for the registry (environment: REGISTRY_PASSWORD)")]
    string? RegistryPassword => TryGetValue(() => RegistryPassword);
}
