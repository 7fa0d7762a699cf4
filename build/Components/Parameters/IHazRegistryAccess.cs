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
    [Parameter("Password or token for the registry. Give it as environment variable REGISTRY_PASSWORD: on the command line others on this machine can read it")]
    string? RegistryPassword => TryGetValue(() => RegistryPassword);

    /// <summary>Hosts that are talked to without TLS, separated by commas; null means none besides those on this machine.</summary>
    [Parameter("Registries without TLS, as host[:port] separated by commas; credentials for them go over the network in clear. Default: none but those on this machine")]
    string? PlainHttp => TryGetValue(() => PlainHttp);
}
