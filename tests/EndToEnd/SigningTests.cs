using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

public sealed class SigningTests : IDisposable
{
    private const string Password = "canary-key-pass-4711";

    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task cosign_verifies_what_was_released_with_its_key_and_oras_discovers_what_lies_beside()
    {
        await using var registry = await TestRegistry.StartAsync();
        var cosign = await TestTools.RequireAsync("cosign");
        await cosign.Prepare("generate-key-pair").WithWorkingDirectory(_build.Root).WithEnvironment("COSIGN_PASSWORD", Password).RunAsync(CancellationToken.None);
        string[] release = ["Release", "--version", "0.1.0", "--registry", registry.Host, "--signing-key", _build.Folder["cosign.key"]];
        await _build.ReportOfAsync(release, ("COSIGN_PASSWORD", Password));
        foreach (var artifact in new[] { "ocm-status-addon:0.1.0", "ocm-status-addon-chart:v0.1.0" })
        {
            var reference = $"{registry.Host}/kubestellar-sample/{artifact}";
            await cosign.Prepare("verify", "--key", _build.Folder["cosign.pub"], "--insecure-ignore-tlog=true", "--allow-insecure-registry", reference)
                .WithEnvironment("HOME", _build.Root).RunAsync(CancellationToken.None);
            var oras = await TestTools.RequireAsync("oras");
            var discovered = await oras.Prepare("discover", "--plain-http", "--format", "json", reference).RunAsync(CancellationToken.None);
            Assert.Contains("application/vnd.in-toto+json", discovered.StandardOutput, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task A_wrong_password_is_refused_before_anything_is_built_and_never_printed()
    {
        var cosign = await TestTools.RequireAsync("cosign");
        await cosign.Prepare("generate-key-pair").WithWorkingDirectory(_build.Root).WithEnvironment("COSIGN_PASSWORD", "another").RunAsync(CancellationToken.None);
        var result = await _build.RunAsync(["Release", "--version", "0.1.0", "--signing-key", _build.Folder["cosign.key"]], ("COSIGN_PASSWORD", Password));
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("COSIGN_PASSWORD", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, result.StandardOutput + result.StandardError, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_build.Folder["output"]));
    }

    public void Dispose() => _build.Dispose();
}
