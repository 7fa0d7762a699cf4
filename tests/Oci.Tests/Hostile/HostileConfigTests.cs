using System.Text;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>Bytes that an image may have as its configuration.</summary>
public sealed class HostileConfigTests
{
    private static readonly Type Malformed = typeof(MalformedContentException);

    private static readonly BadInputs<string> Configurations = new()
    {
        { "nothing", "", Malformed, "image configuration" },
        { "a list", "[]", Malformed, "not an object" },
        { "a system that is a number", """{"os":1}""", Malformed, "'os'" },
        { "a system twice", """{"os":"linux","os":"windows"}""", Malformed, "Duplicate" },
        { "a system in other case", """{"os":"linux","OS":"windows"}""", Malformed, "in other case" },
        { "a system that is no Unicode", """{"os":"\ud800"}""", Malformed, "not Unicode" },
        { "a time that is none", """{"created":"yesterday"}""", Malformed, "RFC 3339" },
        { "a time before all times", """{"created":"0000-01-01T00:00:00Z"}""", Malformed, "RFC 3339" },
        { "a thirteenth month", """{"created":"2024-13-01T00:00:00Z"}""", Malformed, "RFC 3339" },
        { "a zone beyond all zones", """{"created":"2024-01-01T00:00:00+23:59"}""", Malformed, "RFC 3339" },
        { "a time that its zone takes before all times", """{"created":"0001-01-01T00:00:00+13:00"}""", Malformed, "RFC 3339" },
        { "a time of terminal escapes", """{"created":"\u001b[2J"}""", Malformed, "RFC 3339" },
        { "a time with twenty digits of a second", """{"created":"2024-01-01T00:00:00.12345678901234567890Z"}""", Malformed, "RFC 3339" },
        { "a history that is an object", """{"history":{}}""", Malformed, "'history'" },
        { "a history of texts", """{"history":["x"]}""", Malformed, "not of kind Object" },
        { "a history without layers, by text", """{"history":[{"empty_layer":"yes"}]}""", Malformed, "'empty_layer'" },
        { "files that are a list", """{"rootfs":[]}""", Malformed, "'rootfs'" },
        { "a layer's digest that is none", """{"rootfs":{"diff_ids":["sha256:x"]}}""", Malformed, "sha256:x" },
        { "a layer's digest that is null", """{"rootfs":{"diff_ids":[null]}}""", Malformed, "not a string" },
        { "an environment that is an object", """{"config":{"Env":{}}}""", Malformed, "'Env'" },
        { "an environment of numbers", """{"config":{"Env":[1]}}""", Malformed, "not a string" },
        { "a program that is a text", """{"config":{"Entrypoint":"/bin/sh"}}""", Malformed, "'Entrypoint'" },
        { "labels that are a list", """{"config":{"Labels":[]}}""", Malformed, "'Labels'" },
        { "a label twice", """{"config":{"Labels":{"a":"1","a":"2"}}}""", Malformed, "Duplicate" },
        { "a label's name that is no Unicode", """{"config":{"Labels":{"\ud800":"1"}}}""", Malformed, "Unicode" },
        { "a volume's name that is no Unicode", """{"config":{"Volumes":{"\udc00":{}}}}""", Malformed, "Unicode" },
        { "a pause beyond all numbers", """{"config":{"Healthcheck":{"Interval":1e99}}}""", Malformed, "not a whole number" },
        { "a flag that is a number", """{"config":{"Tty":1}}""", Malformed, "'Tty'" },
        { "a configuration in other case", """{"config":{},"CONFIG":{}}""", Malformed, "in other case" },
        { "a thousand lists in each other", """{"config":""" + new string('[', 1000), Malformed, "at line 1, byte" },
    };

    private static readonly BadInputs<Action> Makers = new()
    {
        { "host with a line end", () => _ = new RepositoryName("ghcr.io\n", "a"), typeof(InvalidReferenceException), "ghcr.io" },
        { "host with a user", () => _ = new RepositoryName("user@evil.example.com", "a"), typeof(InvalidReferenceException), "user@evil" },
        { "host with a path", () => _ = new RepositoryName("evil.example.com/ghcr.io", "a"), typeof(InvalidReferenceException), "evil.example.com/ghcr.io" },
        { "host with a question mark", () => _ = new RepositoryName("evil.example.com?x=", "a"), typeof(InvalidReferenceException), "?x=" },
        { "empty host", () => _ = new RepositoryName("", "a"), typeof(InvalidReferenceException), "[host[:port]/]path" },
        { "host of terminal escapes", () => _ = new RepositoryName(HostileTexts.Escapes, "a"), typeof(InvalidReferenceException), "\uFFFD[2J" },
        { "port beyond all ports", () => _ = new RepositoryName("localhost:65536", "a"), typeof(InvalidReferenceException), "65536" },
        { "path that leaves its host", () => _ = new RepositoryName("ghcr.io", "../../x"), typeof(InvalidReferenceException), "../../x" },
        { "path of an absolute file", () => _ = new RepositoryName("ghcr.io", "/etc/passwd"), typeof(InvalidReferenceException), "/etc/passwd" },
        { "path in upper case", () => _ = new RepositoryName("ghcr.io", "A"), typeof(InvalidReferenceException), "in lower case" },
        { "path of bidirectional marks", () => _ = new RepositoryName("ghcr.io", "a\u202eb"), typeof(InvalidReferenceException), "a\uFFFDb" },
        { "path of three mebibytes", () => _ = new RepositoryName("ghcr.io", new string('A', 3 * 1024 * 1024)), typeof(InvalidReferenceException), "characters)" },
        { "tag with a slash", () => _ = new Reference(RepositoryName.Parse("ghcr.io/a"), "../1"), typeof(InvalidReferenceException), "../1" },
        { "tag of terminal escapes", () => _ = Reference.Parse("ghcr.io/a") with { Tag = HostileTexts.Escapes }, typeof(InvalidReferenceException), "\uFFFD[2J" },
        { "system with a slash", () => _ = new Platform("linux/amd64", "amd64"), typeof(InvalidPlatformException), "'linux/amd64'" },
        { "architecture of terminal escapes", () => _ = new Platform("linux", HostileTexts.Escapes), typeof(InvalidPlatformException), "\uFFFD[2J" },
        { "variant with a comma", () => _ = new Platform("linux", "arm", "v7,v6"), typeof(InvalidPlatformException), "v7,v6" },
        { "system's version of several lines", () => _ = new Platform("windows", "amd64", null, HostileTexts.Lines), typeof(InvalidPlatformException), "'fine" },
    };

    public static TheoryData<string> Names => Configurations.Names;

    public static TheoryData<string> Parts => Makers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_configuration_is_refused_that_has(string name) => Configurations.RequireRefusedAsync(name, json =>
    {
        _ = ImageConfig.Parse(Encoding.UTF8.GetBytes(json));
        return Task.CompletedTask;
    });

    [Theory]
    [MemberData(nameof(Parts))]
    public Task A_name_cannot_be_made_of_a(string name) => Makers.RequireRefusedAsync(name, make =>
    {
        make();
        return Task.CompletedTask;
    });

    [Fact]
    public void A_platform_of_a_configuration_is_checked_when_it_is_asked_for() =>
        Assert.Throws<InvalidPlatformException>(() => ImageConfig.Parse("""{"os":"\u001b[2J","architecture":"amd64"}"""u8.ToArray()).Platform);
}
