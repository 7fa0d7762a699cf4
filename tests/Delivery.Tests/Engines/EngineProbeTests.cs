using System.Net;
using System.Net.Sockets;
using System.Text;
using KubeStellar.Delivery.Engines;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

public sealed class EngineProbeTests
{
    [Fact]
    public async Task Without_an_engine_every_address_that_was_tried_is_listed_and_how_to_start_one()
    {
        using var folder = new TemporaryDirectory();
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ConnectAsync("unix://" + folder["absent.sock"]));
        Assert.Equal("does not exist", Assert.Single(error.Tried).Outcome);
        Assert.Contains($"unix://{folder["absent.sock"]} (DOCKER_HOST): does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains("systemctl start docker", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.Contains("podman system service", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_usual_paths_those_where_something_is_say_what_to_do()
    {
        using var home = new TemporaryDirectory();
        using var stale = StaleSocket(home, ".docker/run/docker.sock");
        var environment = new Dictionary<string, string> { ["HOME"] = home.FullPath };
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ContainerEngine.ConnectAsync(environment, CancellationToken.None));
        Assert.StartsWith("start the engine", error.Fault.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("; or", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_socket_that_nobody_listens_on_is_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "no Unix sockets");
        using var folder = new TemporaryDirectory();
        using var stale = StaleSocket(folder, "dead.sock");
        await AssertMissingAsync("unix://" + folder["dead.sock"], "the engine that made this socket has ended", "systemctl start docker");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://host")]
    [InlineData("unix://")]
    [InlineData("tcp://")]
    [InlineData("ssh://")]
    [InlineData("ssh://user:password@host")]
    [InlineData("ssh://-oProxyCommand=evil")]
    [InlineData("ssh://host/path;rm")]
    public Task An_address_that_is_not_understood_is_named(string address) => AssertMissingAsync(address, "not understood", "set DOCKER_HOST to unix:///path, tcp://host:port, ssh://");

    [Fact]
    public async Task A_password_in_an_address_is_not_shown()
    {
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ConnectAsync("ssh://user:canary@host"));
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"tcp://{listener.LocalEndpoint}";
        listener.Stop();
        await AssertMissingAsync(address, "connection refused", "correct DOCKER_HOST");
    }

    [Fact]
    public Task A_host_that_does_not_exist_is_named() => AssertMissingAsync("tcp://engine.invalid:2375", "the name of the host is not known", "correct DOCKER_HOST");

    [SkippableFact]
    public async Task Ssh_that_fails_is_quoted()
    {
        Skip.If(OperatingSystem.IsWindows(), "the program is a shell script");
        using var bin = new TemporaryDirectory();
        bin.WriteProgram("ssh", "#!/bin/sh\necho 'Permission denied (publickey).' >&2\nexit 255\n");
        await AssertMissingAsync("ssh://engine.example", "Permission denied (publickey).", "must work without a question", ("PATH", bin.FullPath));
    }

    [Theory]
    [InlineData(200, "<html>", "text/html")]
    [InlineData(200, "[]", "application/json")]
    [InlineData(200, """{"ApiVersion":{}}""", "application/json")]
    [InlineData(404, "not found", "text/plain")]
    [InlineData(301, "", "text/plain")]
    public async Task A_server_that_is_no_engine_is_named(int status, string body, string mediaType)
    {
        await using var server = await ScriptedEngine.StartAsync(ScriptedEngine.Answering("/version", status, body, mediaType));
        await AssertMissingAsync(server.Endpoint, $"no container engine (HTTP {status}, {mediaType})", "does not speak Docker's API");
    }

    [Fact]
    public async Task An_engine_that_fails_is_quoted_without_what_steers_a_terminal()
    {
        await using var server = await ScriptedEngine.StartAsync(ScriptedEngine.Answering("/version", 500, """{"message":"out of\norder \u001b[31mred"}"""));
        var error = await AssertMissingAsync(server.Endpoint, "answers 500: out of order \uFFFD[31mred", "restart it");
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public async Task An_engine_that_refuses_this_user_is_quoted()
    {
        await using var server = await ScriptedEngine.StartAsync(ScriptedEngine.Answering("/version", 403, """{"message":"authorization denied by plugin"}"""));
        await AssertMissingAsync(server.Endpoint, "answers 403: authorization denied by plugin", "ask the engine's keeper for access");
    }

    [Fact]
    public async Task An_engine_behind_tls_that_is_spoken_to_without_says_how_to_turn_it_on()
    {
        await using var server = await ScriptedEngine.StartAsync(ScriptedEngine.Answering("/version", 400, "Client sent an HTTP request to an HTTPS server.", "text/plain"));
        await AssertMissingAsync(server.Endpoint, "answers 400", "set DOCKER_TLS_VERIFY=1");
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var server = await ScriptedEngine.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
            return true;
        });
        await AssertMissingAsync(server.Endpoint, "an answer of more than", "does not speak Docker's API");
    }

    [Fact]
    public async Task An_engine_that_keeps_silent_is_not_waited_for_forever()
    {
        await using var server = await ScriptedEngine.StartAsync(async context =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        });
        await AssertMissingAsync(server.Endpoint, "no answer within 0.1 s", "restart it", limits: new EngineLimits { AnswerTime = TimeSpan.FromSeconds(0.1) });
    }

    [Fact]
    public async Task A_server_that_does_not_speak_http_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().ReadAtLeastAsync(new byte[1], 1);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.2\r\n"));
        });
        await AssertMissingAsync($"tcp://{listener.LocalEndpoint}", "no answer of an engine", "does not speak Docker's API");
        await serving;
    }

    [Fact]
    public async Task An_engine_that_is_too_old_is_named_with_its_version()
    {
        await using var server = await ScriptedEngine.StartAsync(_ => Task.FromResult(false), version: """{"Version":"1.11","ApiVersion":"1.23"}""");
        var error = await Assert.ThrowsAsync<EngineVersionException>(() => ConnectAsync(server.Endpoint));
        Assert.Equal(new Version(1, 23), error.Found);
        Assert.Contains("update the engine", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.24", "1.12", "1.24")]
    [InlineData("1.41", "1.24", "1.41")]
    [InlineData("1.51", "1.24", "1.41")]
    [InlineData("1.60", "1.52", "1.52")]
    public async Task The_version_that_is_spoken_is_one_that_the_engine_knows(string newest, string oldest, string spoken)
    {
        await using var server = await ScriptedEngine.StartAsync(_ => Task.FromResult(false), "sha256:" + new string('0', 64), $$"""{"ApiVersion":"{{newest}}","MinAPIVersion":"{{oldest}}"}""");
        using var engine = await ConnectAsync(server.Endpoint);
        await engine.InspectAsync(KubeStellar.Oci.Reference.Parse("ko.local/any:1"), CancellationToken.None);
        Assert.Equal(Version.Parse(spoken), engine.Api);
        Assert.Equal($"GET /v{spoken}/images/ko.local/any:1/json", server.Requests.Last());
    }

    [Fact]
    public async Task Being_stopped_is_no_outcome()
    {
        await using var server = await ScriptedEngine.StartAsync(_ => Task.FromResult(false));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ContainerEngine.ConnectAsync(
            new Dictionary<string, string> { ["DOCKER_HOST"] = server.Endpoint }, new CancellationToken(canceled: true)));
    }

    [SkippableFact]
    public async Task A_socket_that_this_user_may_not_use_is_named()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may use every socket");
        await using var server = await ScriptedEngine.StartAsync(_ => Task.FromResult(false));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(server.Endpoint["unix://".Length..], UnixFileMode.None);
        var error = await Assert.ThrowsAsync<EngineAccessException>(() => ConnectAsync(server.Endpoint));
        Assert.Equal(server.Endpoint, error.Endpoint.Address);
    }

    private static Socket StaleSocket(TemporaryDirectory folder, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder[path]));
        return socket;
    }

    private static async Task<EngineMissingException> AssertMissingAsync(
        string host,
        string outcome,
        string nextStep,
        (string Name, string Value)? variable = null,
        EngineLimits? limits = null)
    {
        var environment = new Dictionary<string, string> { ["DOCKER_HOST"] = host };
        if (variable is { } one)
            environment.Add(one.Name, one.Value);
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ContainerEngine.ConnectAsync(environment, CancellationToken.None, limits));
        Assert.Contains(outcome, Assert.Single(error.Tried).Outcome, StringComparison.Ordinal);
        Assert.Contains(nextStep, error.Fault.NextStep, StringComparison.Ordinal);
        return error;
    }

    private static Task<ContainerEngine> ConnectAsync(string host) =>
        ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = host }, CancellationToken.None);
}
