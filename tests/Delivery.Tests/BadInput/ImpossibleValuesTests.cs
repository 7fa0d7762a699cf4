using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Tests.Catalog;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.BadInput;

/// <summary>Files of a source whose form is right and whose values are not.</summary>
public sealed class ImpossibleValuesTests
{
    private const string Image = "builds:\n- id: b\n  main: ./cmd/b\nkos:\n- repository: ghcr.io/o/x\n  build: b\n  bare: true\n  tags: ['{{.Version}}']\n";

    private static readonly ReleaseFacts Facts = new(
        ReleaseVersion.Parse("1.2.3"), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    [Theory]
    [InlineData("ghcr.io/o/x", "ghcr.io/O/X", "ghcr.io/O/X")]
    [InlineData("ghcr.io/o/x", "''", "repository")]
    [InlineData("build: b", "build: c", "c")]
    [InlineData("bare: true", "bare: perhaps", "perhaps")]
    [InlineData("{{.Version}}", "{{.Version", "{{.Version")]
    [InlineData("{{.Version}}", "{{.Nothing}}", "Nothing")]
    [InlineData("{{.Version}}", "{{.Version}} x", "1.2.3 x")]
    [InlineData("{{.Version}}", "9.9.9", "9.9.9")]
    [InlineData("{{.Version}}", "latest", "latest")]
    [InlineData("kos:\n- repository", "kos:\n  repository", "kos")]
    [InlineData("main: ./cmd/b", "main: [a, b]", "main")]
    [InlineData("bare: true", "bare: true\n  platforms: [linux]", "linux")]
    [InlineData("bare: true", "bare: true\n  platforms: {a: b}", "platforms")]
    [InlineData("bare: true", "bare: true\n  labels: [a]", "labels")]
    public void An_impossible_image_is_told_with_the_value(string right, string wrong, string told)
    {
        var text = Image.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Image, text);
        Assert.Contains(told, Told.By(() => RepositoryCatalog.Read(new TextFiles((".goreleaser.yaml", text)), [], KubeStellarFamily.Repositories).ImagesOf(Facts, new Dictionary<string, string>())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("defaultBaseImage: 'Not An Image'", "Not An Image")]
    [InlineData("defaultPlatforms: linux", "linux")]
    [InlineData("defaultEnv: [NAME]", "NAME")]
    [InlineData("builds: nothing", "nothing")]
    [InlineData("builds:\n- env: [1=2, =3]", "=3")]
    [InlineData("builds:\n- [a]", "a list")]
    [InlineData("baseImageOverrides: [a]", "baseImageOverrides")]
    public void An_impossible_ko_configuration_is_told_with_the_value(string text, string told) =>
        Assert.Contains(told, Told.By(() => KoConfig.Parse(text, ".ko.yaml")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("modul x\n")]
    [InlineData("module\n")]
    [InlineData("module a b\n")]
    [InlineData("module \"a\n")]
    [InlineData("module a\ngo x.y\n")]
    [InlineData("module a\nrequire b\n")]
    [InlineData("module a\nrequire (\nb v1.0.0\n")]
    [InlineData("module a\nreplace b\n")]
    public void An_impossible_go_mod_is_told_by_its_name(string text) => Assert.Contains("go.mod", Told.By(() => GoModFile.Parse(text, "go.mod")).Fault.Subject, StringComparison.Ordinal);

    [Theory]
    [InlineData("rules: x")]
    [InlineData("rules:\n- is: self\n  reason: r")]
    [InlineData("rules:\n- path: a\n  is: self")]
    [InlineData("rules:\n- path: a\n  reason: r")]
    [InlineData("rules:\n- path: a\n  is: nonsense\n  reason: r")]
    [InlineData("rules:\n- path: []\n  is: self\n  reason: r")]
    [InlineData("rulez:\n- path: a\n  is: self\n  reason: r")]
    public void An_impossible_rule_for_references_is_told_by_its_file(string text) =>
        Assert.Contains(".nuke/references.yaml", Told.By(() => ReferenceRulesFile.Parse(text, ".nuke/references.yaml")).Fault.Subject, StringComparison.Ordinal);

    [Theory]
    [InlineData("[a")]
    [InlineData("a/**")]
    [InlineData("\\")]
    public void An_impossible_pattern_of_helmignore_is_told_by_its_file(string text) =>
        Assert.Contains(".helmignore", Told.By(() => HelmIgnore.Parse(text + "\n", ".helmignore")).Fault.Subject, StringComparison.Ordinal);

    [Theory]
    [InlineData("linux/amd", "give linux/amd64")]
    [InlineData("linux/ard64", "give linux/amd64")]
    [InlineData("linx/amd64", "give linux/amd64")]
    [InlineData("linux/../x", "that Go compiles for")]
    [InlineData("windows/amd64", "plain layers")]
    [InlineData("linux/arm/v9", "v5, v6, v7, v8")]
    [InlineData("linux/amd64/v5", "v1, v2, v3, v4")]
    [InlineData("linux/amd64,", "os/architecture")]
    [InlineData("Linux/amd64", "lower case")]
    [InlineData("linux/amd64/v1/x", "os/architecture")]
    public void An_impossible_platform_is_told_with_one_that_is_meant(string list, string told) =>
        Assert.Contains(told, Told.By(() => BuildPlatforms.ParseList(list)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("linux/amd64,linux/arm/v7", "linux/amd64,linux/arm/v7")]
    [InlineData("linux/s390x", "linux/s390x")]
    [InlineData("linux/arm64/v8", "linux/arm64/v8")]
    public void A_platform_that_Go_compiles_for_is_taken(string list, string platforms) => Assert.Equal(platforms, string.Join(',', BuildPlatforms.ParseList(list)));

    [Theory]
    [InlineData("user:password@ghcr.io")]
    [InlineData("https://user:password@ghcr.io/x")]
    [InlineData("password@")]
    public void A_password_in_a_registry_is_not_repeated(string text)
    {
        var error = Told.By(() => TargetAddress.Parse(text, "/work"));
        Assert.DoesNotContain("password@", error.Message, StringComparison.Ordinal);
        Assert.Contains("REGISTRY_PASSWORD", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ghcr.io", "a URL")]
    [InlineData("oci://ghcr.io", "a URL")]
    [InlineData("localhost:65536", "a port that is none")]
    [InlineData("localhost:http", "a port that is none")]
    [InlineData("OCI:folder", "another spelling of oci:")]
    [InlineData("two words", "white space")]
    [InlineData("oci:a\0b", "NUL")]
    [InlineData("höst", "no host")]
    [InlineData("-", "no host")]
    public void What_is_wrong_with_a_registry_is_named(string text, string told) =>
        Assert.Contains(told, Told.By(() => TargetAddress.Parse(text, "/work", "--from")).Fault.Found, StringComparison.Ordinal);
}
