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

    [Theory]
    [InlineData("DOCKER_TLS_VERIFY", true)]
    [InlineData("DOCKER_TLS", false)]
    public async Task Docker_host_is_secured_as_dockers_variables_say(string variable, bool verified)
    {
        var found = await FindAsync(("DOCKER_HOST", "tcp://host:2376"), (variable, "1"), ("DOCKER_CERT_PATH", "/certificates"));
        Assert.Equal(new EngineTls("/certificates", verified), Assert.Single(found).Tls);
    }

    [Fact]
    public async Task Certificates_are_beside_dockers_configuration_where_no_variable_says_otherwise()
    {
        var found = await FindAsync(("DOCKER_HOST", "tcp://host"), ("DOCKER_TLS_VERIFY", "1"), ("HOME", "/home/me"));
        Assert.Equal(new EngineTls(Path.Combine("/home/me", ".docker"), true), Assert.Single(found).Tls);
    }

    [Theory]
    [InlineData("unix:///x.sock", "1")]
    [InlineData("tcp://host:2375", "")]
    public async Task A_socket_and_an_empty_variable_have_no_tls(string host, string verify) =>
        Assert.Null(Assert.Single(await FindAsync(("DOCKER_HOST", host), ("DOCKER_TLS_VERIFY", verify), ("HOME", "/home/me"))).Tls);

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, null)]
    [InlineData(true, true, false)]
    [InlineData(false, true, false)]
    public async Task A_context_is_secured_by_its_certificates(bool certificates, bool skips, bool? verified)
    {
        using var home = new TemporaryDirectory();
        SelectContext(home, "remote", "tcp://elsewhere:2376", skips);
        var folder = home[$".docker/contexts/tls/{Digest.Of("remote"u8).Hex}/docker"];
        if (certificates)
            Directory.CreateDirectory(folder);
        Assert.Equal(verified is { } verify ? new EngineTls(folder, verify) : null, Assert.Single(await FindAsync(("HOME", home.FullPath))).Tls);
    }

    [Fact]
    public async Task Podmans_variable_counts_where_docker_has_none()
    {
        const string Machine = "ssh://core@127.0.0.1:12345/run/user/1000/podman/podman.sock";
        var podman = Assert.Single(await FindAsync(("CONTAINER_HOST", Machine), ("CONTAINER_SSHKEY", "/key")));
        Assert.Equal(new EngineEndpoint(Machine, "CONTAINER_HOST") { IsPodman = true, SshKey = "/key" }, podman);
        Assert.Equal("DOCKER_HOST", Assert.Single(await FindAsync(("CONTAINER_HOST", Machine), ("DOCKER_HOST", "unix:///x.sock"))).Origin);
    }

    private static Task<IReadOnlyList<EngineEndpoint>> FindAsync(params (string Name, string Value)[] environment) =>
        EngineEndpoints.FindAsync(environment.ToDictionary(pair => pair.Name, pair => pair.Value), CancellationToken.None);

    private static void SelectContext(TemporaryDirectory home, string name, string address, bool skipsVerification = false)
    {
        home.Write(".docker/config.json", $$"""{ "currentContext": "{{name}}", "auths": { } }""");
        var hash = Digest.Of(Encoding.UTF8.GetBytes(name)).Hex;
        home.Write($".docker/contexts/meta/{hash}/meta.json", $$"""{ "Name": "{{name}}", "Metadata": { }, "Endpoints": { "docker": { "Host": "{{address}}", "SkipTLSVerify": {{(skipsVerification ? "true" : "false")}} } } }""");
    }
}
