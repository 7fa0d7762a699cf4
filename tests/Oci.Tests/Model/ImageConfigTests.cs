using System.Text;

namespace KubeStellar.Oci.Tests.Model;

public sealed class ImageConfigTests
{
    private const string Everything =
        """
        {"architecture":"arm64","author":"github.com/ko-build/ko","container":"c0ffee","created":"2024-02-03T04:05:06.789012345Z","docker_version":"20.10.1",
        "history":[{"author":"a","created":"2024-02-03T04:05:06Z","created_by":"go build output, at /ko-app/x","comment":"c","empty_layer":true},{"created":"0001-01-01T00:00:00Z"}],
        "os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"]},
        "config":{"AttachStderr":true,"AttachStdin":true,"AttachStdout":true,"Cmd":["c"],
        "Healthcheck":{"Test":["CMD","x"],"Interval":1000000000,"Timeout":2,"StartPeriod":3,"Retries":4},"Domainname":"d","Entrypoint":["/ko-app/x"],
        "Env":["PATH=/bin:/ko-app","X=\u003c\u0026\u003e"],"Hostname":"h","Image":"i","Labels":{"a":"1","b":"2"},"OnBuild":["RUN x"],"OpenStdin":true,"StdinOnce":true,"Tty":true,
        "User":"65532","Volumes":{"/a":{},"/b":{}},"WorkingDir":"/w","ExposedPorts":{"80/tcp":{}},"ArgsEscaped":true,"NetworkDisabled":true,"MacAddress":"m","StopSignal":"SIGTERM","Shell":["sh"]},
        "os.version":"10.0","variant":"v8","os.features":["f"]}
        """;

    [Fact]
    public void Every_field_is_written_as_it_was_read_in_the_order_of_go_containerregistry()
    {
        var compact = Everything.ReplaceLineEndings("");

        Assert.Equal(compact, Rewrite(compact));
    }

    [Fact]
    public void Fields_are_sorted_and_foreign_ones_dropped() =>
        Assert.Equal(
            """{"architecture":"amd64","created":"0001-01-01T00:00:00Z","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"config":{"Labels":{"a":"2","b":"1"},"Volumes":{"/a":{},"/b":{}}}}""",
            Rewrite(
                """
                { "os": "linux", "moby.buildkit": 1, "config": { "Volumes": {"/b":{},"/a":{}}, "Labels": {"b":"1","a":"2"}, "Env": null, "Cmd": [], "Unknown": [1] },
                  "rootfs": { "diff_ids": null, "type": "layers" }, "architecture": "amd64", "container_config": {} }
                """));

    [Fact]
    public void An_empty_image_has_the_fields_that_go_never_omits() =>
        Assert.Equal(
            """{"architecture":"amd64","created":"1970-01-01T00:00:00Z","os":"linux","rootfs":{"type":"layers","diff_ids":[]},"config":{}}""",
            Encoding.UTF8.GetString(new ImageConfig { Architecture = "amd64", Os = "linux", Created = DateTimeOffset.UnixEpoch }.ToBytes()));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"os\":1}")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[\"x\"]}}")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[1]}}")]
    [InlineData("{\"created\":\"yesterday\"}")]
    [InlineData("{\"history\":[1]}")]
    [InlineData("{\"config\":{\"Tty\":\"yes\"}}")]
    [InlineData("{\"config\":{\"Labels\":{\"a\":1}}}")]
    [InlineData("{\"config\":{\"Healthcheck\":{\"Retries\":1.5}}}")]
    public void Anything_else_is_malformed(string json) =>
        Assert.Throws<MalformedContentException>(() => ImageConfig.Parse(Encoding.UTF8.GetBytes(json)));

    private static string Rewrite(string json) => Encoding.UTF8.GetString(ImageConfig.Parse(Encoding.UTF8.GetBytes(json)).ToBytes());

    [Theory]
    [InlineData("""{"author":"\ud800"}""")]
    [InlineData("""{"config":{"Labels":{"\ud800":"x"}}}""")]
    [InlineData("{\"author\":\"\u00ff\"}")]
    public void Text_that_is_not_Unicode_is_refused(string json) =>
        Assert.Throws<MalformedContentException>(() => ImageConfig.Parse(Encoding.Latin1.GetBytes(json)));
}
