using System.Globalization;
using KubeStellar.Delivery.Commands;

namespace KubeStellar.Testing;

/// <summary>A real container engine with data, state and socket of its own; it and everything it started end with it.</summary>
public sealed class TestEngine : IAsyncDisposable
{
    // The engine is the first process of a process namespace and owns its mounts, so the kernel ends all of it when that process ends.
    private static readonly string[] OwnNamespaces = ["--pid", "--fork", "--kill-child=KILL", "--mount", "--mount-proc"];

    private const string ReadyMark = "API listen on ";

    private readonly TemporaryDirectory _directory;
    private readonly ServerProcess _server;
    private readonly TestTool _client;
    private readonly TestCertificates? _certificates;

    private TestEngine(TemporaryDirectory directory, ServerProcess server, TestTool client, string endpoint, TestCertificates? certificates)
    {
        _directory = directory;
        _server = server;
        _client = client;
        _certificates = certificates;
        Endpoint = endpoint;
    }

    /// <summary>The value of <c>DOCKER_HOST</c> that leads to this engine.</summary>
    public string Endpoint { get; }

    /// <summary>The folder in which the engine keeps what it works on while it loads an image; there is none until it does.</summary>
    public string WorkFolder => WorkFolderIn(_directory);

    /// <summary>Starts dockerd; skips the test with the reason where that is impossible, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestEngine> StartDockerAsync(TestEngineOptions? options = null, CancellationToken cancellationToken = default)
    {
        Demand();
        var daemon = await TestTools.RequireAsync("dockerd");
        return await StartAsync(
            directory => daemon.Prepare(
                "--data-root", directory["data"],
                "--exec-root", directory["exec"],
                "--pidfile", directory["engine.pid"],
                "--config-file", directory.Write("daemon.json", "{}"),
                "--bridge", "none",
                "--iptables=false",
                "--ip6tables=false",
                "--ip-forward=false",
                "--ip-masq=false",
                "--userland-proxy=false",
                "--storage-driver", "vfs").With(Listen(directory, options?.Certificates)),
            options ?? new TestEngineOptions(),
            cancellationToken);
    }

    /// <summary>Starts podman's service for Docker's API; skips the test with the reason where that is impossible, but fails it when <c>CI=true</c>.</summary>
    public static async Task<TestEngine> StartPodmanAsync(TestEngineOptions? options = null, CancellationToken cancellationToken = default)
    {
        Demand();
        var podman = await TestTools.RequireAsync("podman");
        return await StartAsync(
            directory => PodmanSettings.Apply(podman, directory).WithEnvironment("TMPDIR", WorkFolderIn(directory)), options ?? new TestEngineOptions(), cancellationToken);
    }

    /// <summary>Writes a program <c>ssh</c> that runs docker's and podman's clients on this machine, as a server would on which this engine runs, and leaves its arguments in a file beside it, <c>arguments</c>.</summary>
    /// <param name="folder">The folder of the program.</param>
    public async Task WriteSshAsync(TemporaryDirectory folder)
    {
        var podman = await TestTools.RequireAsync("podman");
        folder.WriteProgram(
            "ssh",
            $"""
            #!/bin/sh
            echo "$*" >'{folder["arguments"]}'
            while [ "$1" != -- ]; do shift; done
            program=$3; shift 3
            case $program in
            docker) {Script(Docker())} "$@" ;;
            podman) {Script(podman.Prepare())} "$@" ;;
            *) echo "$program: not found" >&2; exit 127 ;;
            esac

            """);
    }

    /// <summary>Returns a run of the docker client against this engine.</summary>
    public Command Docker(params IEnumerable<string> arguments) =>
        _client.Prepare(arguments).WithEnvironment("DOCKER_HOST", Endpoint).WithEnvironment("DOCKER_CONFIG", _directory["client"]).WithEnvironment("DOCKER_CONTEXT", null)
            .WithEnvironment("DOCKER_TLS_VERIFY", _certificates is null ? null : "1").WithEnvironment("DOCKER_CERT_PATH", _certificates?.ClientFolder);

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

    private static string WorkFolderIn(TemporaryDirectory directory) => directory["data/tmp"];

    private static string Script(Command command) =>
        string.Concat(command.Environment.Where(variable => variable.Value is not null).Select(variable => $"export {variable.Key}='{variable.Value}'; "))
        + $"exec '{command.Program}' {string.Join(' ', command.Arguments.Select(argument => $"'{argument}'"))}";

    private static string[] Listen(TemporaryDirectory directory, TestCertificates? certificates) => certificates is null
        ? ["--host", SocketIn(directory)]
        :
        [
            "--host", "tcp://127.0.0.1:0",
            "--tlsverify",
            "--tlscacert", Path.Combine(certificates.ServerFolder, "ca.pem"),
            "--tlscert", Path.Combine(certificates.ServerFolder, "cert.pem"),
            "--tlskey", Path.Combine(certificates.ServerFolder, "key.pem"),
        ];

    private static string SocketIn(TemporaryDirectory directory) => "unix://" + directory["engine.sock"];

    private static async Task<TestEngine> StartAsync(
        Func<TemporaryDirectory, Command> describe,
        TestEngineOptions options,
        CancellationToken cancellationToken)
    {
        // Its data may have a file system of its own, which only its own mount namespace sees.
        const string Mount = "mkdir -p \"$1\" && if [ \"$2\" ]; then mount -t tmpfs -o \"size=$2m\" tmpfs \"$1\"; fi && mkdir -p \"$1/tmp\" && shift 2 && exec \"$@\"";
        var client = await TestTools.RequireAsync("docker");
        var directory = new TemporaryDirectory();
        try
        {
            var engine = describe(directory);
            var size = options.DataMebibytes?.ToString(CultureInfo.InvariantCulture) ?? "";
            var isolated = new Command("/usr/bin/unshare").With(OwnNamespaces).With("/bin/sh", "-c", Mount, "sh", directory["data"], size, engine.Program)
                .With(engine.Arguments).WithEnvironment(engine.Environment);
            var (server, address) = await ServerProcess.StartAsync(isolated, TimeSpan.Zero, ReadAddress, cancellationToken);
            return new TestEngine(directory, server, client, options.Certificates is null ? SocketIn(directory) : "tcp://" + address, options.Certificates);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    // dockerd: API listen on 127.0.0.1:12345; podman: API service listening on "/path".
    private static string? ReadAddress(string line) =>
        line.Contains("API service listening on ", StringComparison.Ordinal) ? ""
        : line.IndexOf(ReadyMark, StringComparison.Ordinal) is var start and >= 0 ? line[(start + ReadyMark.Length)..].Split('"')[0].Trim()
        : null;
}
