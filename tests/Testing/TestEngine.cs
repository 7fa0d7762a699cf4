using KubeStellar.Delivery.Commands;

namespace KubeStellar.Testing;

/// <summary>A real container engine with data, state and socket of its own; it and everything it started end with it.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    // The engine is the first process of a process namespace and owns its mounts, so the kernel ends all of it when that process ends.
    private static readonly string[] OwnNamespaces = ["--pid", "--fork", "--kill-child=KILL", "--mount", "--mount-proc"];

    private readonly TemporaryDirectory _directory;
    private readonly ServerProcess _server;
    private readonly TestTool _client;

    private TestEngine(TemporaryDirectory directory, ServerProcess server, TestTool client)
    {
        _directory = directory;
        _server = server;
        _client = client;
    }

    /// <summary>The absolute path of the socket that speaks Docker's API.</summary>
    public string SocketPath => _directory["engine.sock"];

    /// <summary>The value of <c>DOCKER_HOST</c> that leads to this engine.</summary>
    public string Endpoint => "unix://" + SocketPath;

    /// <summary>Starts dockerd; skips the test with the reason where that is impossible, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestEngine> StartDockerAsync(CancellationToken cancellationToken = default)
    {
        Demand();
        var daemon = await TestTools.RequireAsync("dockerd");
        return await StartAsync(
            directory => daemon.Prepare(
                "--data-root", directory["data"],
                "--exec-root", directory["exec"],
                "--pidfile", directory["engine.pid"],
                "--config-file", directory.Write("daemon.json", "{}"),
                "--host", "unix://" + directory["engine.sock"],
                "--bridge", "none",
                "--iptables=false",
                "--ip6tables=false",
                "--ip-forward=false",
                "--ip-masq=false",
                "--userland-proxy=false",
                "--storage-driver", "vfs"),
            "API listen on ",
            cancellationToken);
    }

    /// <summary>Starts podman's service for Docker's API; skips the test with the reason where that is impossible, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestEngine> StartPodmanAsync(CancellationToken cancellationToken = default)
    {
        Demand();
        var podman = await TestTools.RequireAsync("podman");
        return await StartAsync(directory => PodmanSettings.Apply(podman, directory), "API service listening on ", cancellationToken);
    }

    /// <summary>Returns a run of the docker client against this engine.</summary>
    public Command Docker(params IEnumerable<string> arguments) =>
        _client.Prepare(arguments).WithEnvironment("DOCKER_HOST", Endpoint).WithEnvironment("DOCKER_CONFIG", _directory["client"]).WithEnvironment("DOCKER_CONTEXT", null);

    /// <summary>Runs a container without network to its end and returns its standard output; fails when its exit code is not 0.</summary>
    public async Task<string> RunAsync(string image, params IEnumerable<string> arguments)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return (await Docker(["run", "--rm", "--pull", "never", "--network", "none", image, .. arguments]).RunAsync(patience.Token)).StandardOutput;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    private static void Demand() =>
        TestTools.Unless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/unshare"), "a container engine of its own needs Linux, root and unshare");

    private static async Task<TestEngine> StartAsync(Func<TemporaryDirectory, Command> describe, string readyMark, CancellationToken cancellationToken)
    {
        var client = await TestTools.RequireAsync("docker");
        var directory = new TemporaryDirectory();
        try
        {
            var engine = describe(directory);
            var isolated = new Command("/usr/bin/unshare").With(OwnNamespaces).With(engine.Program).With(engine.Arguments).WithEnvironment(engine.Environment);
            var (server, _) = await ServerProcess.StartAsync(isolated, TimeSpan.Zero, line => line.Contains(readyMark, StringComparison.Ordinal) ? line : null, cancellationToken);
            return new TestEngine(directory, server, client);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }
}
