using System.Net.Sockets;
using System.Text;
using KubeStellar.Delivery.Engines;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

public sealed class EngineEndpointsTests
{
    [Fact]
    public async Task Docker_host_decides_alone()
    {
        using var home = new TemporaryDirectory();
        SelectContext(home, "remote", "tcp://elsewhere:2375");
        var found = await FindAsync(("DOCKER_HOST", "unix:///x.sock"), ("HOME", home.FullPath), ("XDG_RUNTIME_DIR", "/run/user/1"));
        Assert.Equal([new EngineEndpoint("unix:///x.sock", "DOCKER_HOST")], found);
    }

    [Fact]
    public async Task A_selected_context_decides_alone()
    {
        using var home = new TemporaryDirectory();
        SelectContext(home, "remote", "tcp://elsewhere:2375");
        Assert.Equal([new EngineEndpoint("tcp://elsewhere:2375", "docker context remote")], await FindAsync(("HOME", home.FullPath)));
    }

    [Fact]
    public async Task The_environment_selects_a_context_before_the_configuration()
    {
        using var home = new TemporaryDirectory();
        SelectContext(home, "one", "unix:///one.sock");
        SelectContext(home, "two", "unix:///two.sock");
        var found = await FindAsync(("DOCKER_CONFIG", home[".docker"]), ("DOCKER_CONTEXT", "one"));
        Assert.Equal([new EngineEndpoint("unix:///one.sock", "docker context one")], found);
    }

    [Fact]
    public async Task A_context_that_does_not_exist_is_named()
    {
        using var home = new TemporaryDirectory();
        var error = await Assert.ThrowsAsync<EngineContextException>(() => FindAsync(("HOME", home.FullPath), ("DOCKER_CONTEXT", "gone")));
        Assert.Equal("gone", error.Context);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"currentContext\": 1}")]
    public async Task A_broken_configuration_is_named(string json)
    {
        using var home = new TemporaryDirectory();
        var file = home.Write(".docker/config.json", json);
        Assert.Equal(file, (await Assert.ThrowsAsync<EngineContextException>(() => FindAsync(("HOME", home.FullPath)))).File);
    }

    [Fact]
    public async Task Usual_paths_are_dockers_then_podmans()
    {
        using var home = new TemporaryDirectory();
        home.Write(".docker/config.json", "{\"currentContext\":\"default\"}");
        var found = await FindAsync(("HOME", home.FullPath), ("XDG_RUNTIME_DIR", "/run/user/1"), ("DOCKER_HOST", ""));
        Assert.Equal(
            [
                "/var/run/docker.sock",
                "/run/user/1/docker.sock",
                "/run/user/1/podman/podman.sock",
                home[".docker/run/docker.sock"],
                home[".docker/desktop/docker.sock"],
                home[".local/share/containers/podman/machine/podman.sock"],
                "/run/podman/podman.sock",
            ],
            found.Select(endpoint => endpoint.SocketPath).OfType<string>());
    }

    [Fact]
    public async Task Without_an_engine_every_address_that_was_tried_is_listed()
    {
        using var folder = new TemporaryDirectory();
        var absent = "unix://" + folder["absent.sock"];
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ConnectAsync(absent));
        Assert.Equal([(new EngineEndpoint(absent, "DOCKER_HOST"), "does not exist")], error.Tried.Select(one => (one.Endpoint, one.Outcome)));
        Assert.Contains($"{absent} (DOCKER_HOST): does not exist", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh://host")]
    [InlineData("nonsense")]
    public async Task An_address_of_another_kind_is_named(string address)
    {
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ConnectAsync(address));
        Assert.Contains("this one is not", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_socket_that_nobody_listens_on_is_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "no Unix sockets");
        using var folder = new TemporaryDirectory();
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(folder["dead.sock"]));
            var error = await Assert.ThrowsAsync<EngineMissingException>(() => ConnectAsync("unix://" + folder["dead.sock"]));
            Assert.Contains("refused", error.Message, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task A_socket_that_this_user_may_not_use_is_named()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may use every socket");
        using var folder = new TemporaryDirectory();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["other.sock"]));
        socket.Listen();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder["other.sock"], UnixFileMode.None);
        var error = await Assert.ThrowsAsync<EngineAccessException>(() => ConnectAsync("unix://" + folder["other.sock"]));
        Assert.Equal(folder["other.sock"], error.Endpoint.SocketPath);
    }

    private static Task<IReadOnlyList<EngineEndpoint>> FindAsync(params (string Name, string Value)[] environment) =>
        EngineEndpoints.FindAsync(environment.ToDictionary(pair => pair.Name, pair => pair.Value), CancellationToken.None);

    private static Task<ContainerEngine> ConnectAsync(string host) =>
        ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = host }, CancellationToken.None);

    private static void SelectContext(TemporaryDirectory home, string name, string address)
    {
        home.Write(".docker/config.json", $$"""{ "currentContext": "{{name}}", "auths": { } }""");
        var hash = Digest.Of(Encoding.UTF8.GetBytes(name)).Hex;
        home.Write($".docker/contexts/meta/{hash}/meta.json", $$"""{ "Name": "{{name}}", "Metadata": { }, "Endpoints": { "docker": { "Host": "{{address}}", "SkipTLSVerify": false } } }""");
    }
}
