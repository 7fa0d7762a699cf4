using System.Net;
using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;
using KubeStellar.Testing.Faults;
using KubeStellar.Testing.Network;

namespace KubeStellar.EndToEnd.Secrets;

/// <summary>A secret of its own in every place that secrets come from; none of them may appear anywhere, whatever others answer.</summary>
[Collection(ServersCollection.Name)]
public sealed class SecretCanaryTests(RegistryFixture registries) : IDisposable
{
    private const string Namespace = "kubestellar-sample";

    private readonly BuildScript _build = new();

    // Outside of the folder of the run, which is searched.
    private readonly TemporaryDirectory _places = new();
    private readonly Canary _canary = new();

    public void Dispose()
    {
        _build.Dispose();
        _places.Dispose();
    }

    [SkippableFact]
    public async Task A_release_leaves_no_secret_anywhere()
    {
        await using var upstream = await TestRegistry.StartAsync();
        var gate = new ReflectingRegistry(Canary.For("variable"));
        await using var registry = await FaultProxy.StartAsync(upstream.Host, gate.Rule);
        await using var proxy = new TestProxy(new Dictionary<string, string>(), $"someone:{Canary.For("proxy")}");
        await _build.RunAsync(["Tools"]);
        await using var git = await TestGitServer.StartAsync(_build.Folder[".nuke/temp/delivery/sample"]);
        var key = await NewKeyAsync();

        var (result, watched) = await RunAsync(
            [
                "Release", "--version", "0.1.0", "--registry", registry.Host, "--signing-key", key, "--skip-check", "references.resolve",
            ],
            registry.Host,
            proxy.Host,
            ("SOURCE", $"git://someone:{Uri.EscapeDataString(Canary.For("git"))}@{git.Address["git://".Length..]}/ocm-status-addon"),
            ("REGISTRY_USERNAME", "someone"), ("REGISTRY_PASSWORD", Canary.For("variable")));

        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        Assert.True(gate.Tokens > 0);
        AssertSilent(result, watched);
    }

    // Where the registry's credential is, and what the registry does with it.
    [SkippableTheory]
    [InlineData("variable", 401, false)]
    [InlineData("variable", 403, true)]
    [InlineData("argument", 403, false)]
    [InlineData("docker", 400, false)]
    [InlineData("identity", 403, true)]
    [InlineData("helper", 403, false)]
    [InlineData("podman", 401, false)]
    [InlineData("podman", 401, true)]
    public async Task A_registry_that_shows_what_it_was_sent_shows_nothing_here(string place, int status, bool atTokenService)
    {
        var upstream = await registries.OpenAsync();
        var gate = new ReflectingRegistry(Canary.For(place)) { Refusal = (HttpStatusCode)status, RefusesTokens = atTokenService };
        await using var registry = await FaultProxy.StartAsync(upstream.Host, gate.Rule);
        await using var proxy = new TestProxy(new Dictionary<string, string>(), $"someone:{Canary.For("proxy")}");
        (string, string?)[] variables = place == "variable" ? [("REGISTRY_USERNAME", "someone"), ("REGISTRY_PASSWORD", Canary.For("variable"))] : [];
        string[] arguments = place == "argument" ? ["--registry-username", "someone", "--registry-password", Canary.For("argument")] : [];

        var (result, watched) = await RunAsync(["Verify", "--artifact", $"{registry.Host}/{Namespace}/{place}/thing:1.0.0", .. arguments], registry.Host, proxy.Host, variables);

        var printed = result.StandardOutput + result.StandardError;
        Assert.True(result.ExitCode == 255, printed);
        Assert.Contains("***", printed, StringComparison.Ordinal);
        Assert.Contains($"status {status}", printed, StringComparison.Ordinal);

        // What the user writes on the command line is in the list of processes by their doing.
        AssertSilent(result, place == "argument" ? [] : watched);
    }

    private async Task<(CommandResult Result, IReadOnlyCollection<string> Watched)> RunAsync(
        string[] arguments, string registryHost, string proxyHost, params (string Name, string? Value)[] variables)
    {
        _places.WriteProgram("bin/docker-credential-canary", $"""
            #!/bin/sh
            read server
            if [ -e "{_places["knows-it"]}" ]; then
              printf '%s' '{JsonSerializer.Serialize(new { Username = "someone", Secret = Canary.For("helper") }, Plain)}'
            else
              echo "credentials not found in native keychain"; exit 1
            fi

            """);
        WriteFiles(registryHost);
        if (arguments.Any(argument => argument.Contains("/helper/", StringComparison.Ordinal)))
            _places.Write("knows-it", "");
        var command = await _build.PrepareAsync(
            [.. arguments, "--verbosity", "Verbose"],
            [
                ("DOCKER_CONFIG", _places["docker"]), ("REGISTRY_AUTH_FILE", _places["podman/auth.json"]), ("GITHUB_ACTOR", "someone"), ("GITHUB_TOKEN", Canary.For("github")),
                ("COSIGN_PASSWORD", Canary.For("cosign")), ("HTTPS_PROXY", $"http://someone:{Uri.EscapeDataString(Canary.For("proxy"))}@{proxyHost}"), ("NO_PROXY", null), ("no_proxy", null),
                ("REGISTRY_USERNAME", null), ("REGISTRY_PASSWORD", null), .. variables,
            ]);
        command = command.WithEnvironment("PATH", $"{_places["bin"]}{Path.PathSeparator}{command.Environment["PATH"]}");
        await using var watch = new LeakWatch(_canary, _build.Folder["tmp"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        var result = await command.ProbeAsync(patience.Token);
        Assert.True(watch.Rounds > 0);
        return (result, watch.Leaks);
    }

    // Podman's file goes before docker's, and a part of a host before the helper for all of it.
    private void WriteFiles(string registryHost)
    {
        var elsewhere = Entry("elsewhere");
        _places.Write("podman/auth.json", JsonSerializer.Serialize(new
        {
            auths = new Dictionary<string, object> { [$"{registryHost}/{Namespace}/podman"] = Entry("podman"), ["quay.io/kubestellar"] = elsewhere },
        }));
        _places.Write("docker/config.json", JsonSerializer.Serialize(new
        {
            credsStore = "canary",
            auths = new Dictionary<string, object>
            {
                [$"{registryHost}/{Namespace}/docker"] = Entry("docker"),
                [$"{registryHost}/{Namespace}/identity"] = new { identitytoken = Canary.For("identity") },
                ["registry.example"] = new { registrytoken = Canary.For("registrytoken") },
                ["https://index.docker.io/v1/"] = elsewhere,
            },
        }));
    }

    private static object Entry(string place) => new { auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"someone:{Canary.For(place)}")) };

    // In single quotes of a shell JSON must not have any.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<string> NewKeyAsync()
    {
        var cosign = await TestTools.RequireAsync("cosign");
        await cosign.Prepare("generate-key-pair").WithWorkingDirectory(_places.FullPath).WithEnvironment("COSIGN_PASSWORD", Canary.For("cosign")).RunAsync(CancellationToken.None);
        _canary.Add((await File.ReadAllLinesAsync(_places["cosign.key"]))[2]);
        return _places["cosign.key"];
    }

    private void AssertSilent(CommandResult result, IReadOnlyCollection<string> watched)
    {
        Assert.Null(_canary.FindIn(result.StandardOutput));
        Assert.Null(_canary.FindIn(result.StandardError));
        Assert.Empty(watched);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        Assert.All(new DirectoryInfo(_build.Root).EnumerateFiles("*", options).Where(file => file.Length > 0), file => Assert.Null(_canary.FindIn(file)));
    }
}
