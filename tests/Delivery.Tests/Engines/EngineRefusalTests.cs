using System.Net.Sockets;
using System.Text;
using KubeStellar.Delivery.Engines;
using KubeStellar.Oci;
using KubeStellar.Testing;
using Microsoft.AspNetCore.Http;

namespace KubeStellar.Delivery.Tests.Engines;

public sealed class EngineRefusalTests
{
    private const string Podman = """{"ApiVersion":"1.41","MinAPIVersion":"1.24","Components":[{"Name":"Podman Engine","Version":"4.3.1"}]}""";
    private const string Docker = """{"ApiVersion":"1.41","MinAPIVersion":"1.12","Components":[{"Name":"Engine","Version":"20.10.24"}]}""";

    [Theory]
    [InlineData(200, """{"errorDetail":{"message":"write /hello: no space left on device"},"error":"write /hello: no space left on device"}""")]
    [InlineData(500, """{"message":"Error processing tar file: write /hello: no space left on device"}""")]
    public async Task A_full_disk_is_said_with_the_engines_own_way_to_make_room(int status, string body)
    {
        foreach (var (version, remedy) in ((string, string)[])[(Docker, "`docker system prune`"), (Podman, "`podman system prune`")])
        {
            var error = await LoadAsync(ScriptedEngine.Answering("/images/load", status, body), version);
            Assert.Contains("no space left on device", error.Fault.Found, StringComparison.Ordinal);
            Assert.Contains(remedy, error.Fault.NextStep, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/images/load")]
    [InlineData("/json")]
    [InlineData("/tag")]
    public async Task An_engine_that_fails_at_any_step_is_quoted_on_one_line_without_what_steers_a_terminal(string path)
    {
        var error = await LoadAsync(ScriptedEngine.Answering(path, 500, """{"message":"bro\u001b[2Jken\nfor a while"}"""));
        Assert.Equal("500: bro\uFFFD[2Jken for a while", error.Fault.Found);
        Assert.Contains("journalctl -u docker", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/images/load")]
    [InlineData("/json")]
    public async Task Rubbish_is_named(string path)
    {
        var error = await LoadAsync(ScriptedEngine.Answering(path, 200, "<html>it works</html>", "text/html"));
        Assert.StartsWith("an answer that no engine gives", error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains("DOCKER_HOST", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Id":"","Os":"linux","Architecture":"amd64"}""")]
    [InlineData("""{"Id":"../../etc","Os":"linux","Architecture":"amd64"}""")]
    [InlineData("""{"Id":"sha256:0000000000000000000000000000000000000000000000000000000000000000","Os":"","Architecture":"\u001b"}""")]
    public async Task An_image_that_makes_no_sense_is_named(string image)
    {
        var error = await LoadAsync(ScriptedEngine.Answering("/json", 200, image));
        Assert.StartsWith("an answer that no engine gives", error.Fault.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/images/load")]
    [InlineData("/json")]
    [InlineData("/tag")]
    public async Task A_connection_that_is_cut_is_named(string path)
    {
        var error = await LoadAsync(context =>
        {
            if (context.Request.Path.Value!.EndsWith(path, StringComparison.Ordinal))
                context.Abort();
            return Task.FromResult(context.RequestAborted.IsCancellationRequested);
        });
        Assert.StartsWith("the connection ended in the middle", error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains("start it, and run again", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_holds_another_image_under_the_name_is_named()
    {
        var other = Digest.Of("other"u8);
        var error = await LoadAsync(ScriptedEngine.Answering("/json", 200, $$"""{"Id":"{{other}}","Os":"linux","Architecture":"amd64"}"""));
        Assert.Equal($"image ID {other}", error.Fault.Found);
        Assert.Contains("somebody else gives that name", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_says_loaded_and_has_nothing_is_named()
    {
        var error = await LoadAsync(ScriptedEngine.Answering("/json", 404, """{"message":"no such image"}"""));
        Assert.Equal("no image of that name after loading", error.Fault.Found);
    }

    [Fact]
    public async Task An_engine_that_keeps_its_images_by_their_manifests_is_fine()
    {
        using var image = await LoadableImage.NoiseAsync();
        await using var server = await ScriptedEngine.StartAsync(_ => Task.FromResult(false), image.Manifest.Descriptor.Digest.ToString());
        using var engine = await ConnectAsync(server, new EngineLimits());
        Assert.Equal(image.Manifest.Descriptor.Digest, (await engine.LoadAsync(await image.ArchiveAsync("ko.local/any:1"), null, CancellationToken.None)).Id);
    }

    [Fact]
    public async Task An_engine_that_falls_silent_is_not_waited_for_forever()
    {
        var limits = new EngineLimits { SilenceTime = TimeSpan.FromSeconds(0.2) };
        var error = await LoadAsync(
            async context =>
            {
                if (!context.Request.Path.Value!.EndsWith("/images/load", StringComparison.Ordinal))
                    return false;
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return true;
            },
            limits: limits);
        Assert.Contains("no byte moved for 0.2 s", error.Fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_engine_says_before_it_hangs_up_is_heard()
    {
        using var folder = new TemporaryDirectory();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(folder["engine.sock"]));
        listener.Listen();
        var serving = Task.Run(async () =>
        {
            using var connection = await listener.AcceptAsync();
            await AnswerAsync(connection, "200 OK", Docker);

            // It answers while most of the image is still to come, and reads no more of it.
            await AnswerAsync(connection, "500 Internal Server Error", """{"message":"no space left on device"}""");
        });
        using var image = await LoadableImage.NoiseAsync(kibibytes: 8 * 1024);
        using var engine = await ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = "unix://" + folder["engine.sock"] }, CancellationToken.None);
        var archive = await image.ArchiveAsync("ko.local/any:1");
        var error = await Assert.ThrowsAsync<EngineLoadException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
        Assert.Equal("500: no space left on device", error.Fault.Found);
        await serving;
    }

    private static async Task AnswerAsync(Socket connection, string status, string body)
    {
        await connection.ReceiveAsync(new byte[4096]);
        await connection.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    private static async Task<EngineLoadException> LoadAsync(
        Func<HttpContext, Task<bool>> answer,
        string version = Docker,
        EngineLimits? limits = null)
    {
        using var image = await LoadableImage.NoiseAsync();
        await using var server = await ScriptedEngine.StartAsync(answer, image.Manifest.Config.Digest.ToString(), version);
        using var engine = await ConnectAsync(server, limits ?? new EngineLimits());
        var archive = await image.ArchiveAsync("ko.local/any:1", "ko.local/any:2");
        return await Assert.ThrowsAsync<EngineLoadException>(() => engine.LoadAsync(archive, null, CancellationToken.None));
    }

    private static Task<ContainerEngine> ConnectAsync(ScriptedEngine server, EngineLimits limits) =>
        ContainerEngine.ConnectAsync(new Dictionary<string, string> { ["DOCKER_HOST"] = server.Endpoint }, CancellationToken.None, limits);
}
