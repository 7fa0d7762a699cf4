using KubeStellar.Delivery.Commands;

namespace KubeStellar.EndToEnd.Network;

/// <summary>Runs <c>Verify</c> for an artifact of a registry, which is the quickest way to talk to one, in a process whose environment says how.</summary>
internal static class NetworkRun
{
    /// <summary>The name of the registry, which only the test's proxy knows.</summary>
    public const string Registry = "registry.test";

    /// <summary>Returns the run; of the variables that lead to registries it has none but the given ones.</summary>
    public static async Task<CommandResult> VerifyAsync(BuildScript build, string registry, IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        string[] inherited =
        [
            "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR",
            "REGISTRY_USERNAME", "REGISTRY_PASSWORD", "GITHUB_ACTOR", "GITHUB_TOKEN", "REGISTRY_AUTH_FILE", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME",
        ];
        return await build.RunAsync(
            ["Verify", "--artifact", $"{registry}/some/thing:1.0.0", .. arguments],
            [.. inherited.Select(name => (name, (string?)null)), ("DOCKER_CONFIG", build.Folder.Make("docker")), .. variables]);
    }

    /// <summary>Asserts that the run ended with an error for the user, and returns what it printed.</summary>
    public static string ErrorOf(CommandResult result)
    {
        var printed = result.StandardOutput + result.StandardError;
        Assert.True(result.ExitCode == 255, printed);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
        return printed;
    }
}
