using CsCheck;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Images;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Images;

public sealed class KoConfigTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_configuration_is_read_with_lists_and_single_texts()
    {
        var config = KoConfig.Parse(
            """
            # ko
            defaultBaseImage: gcr.io/distroless/static:nonroot
            baseImageOverrides:
              github.com/Org/App/cmd/x: scratch
              github.com/org/app/cmd/y: oci:bases/y:1.0
            defaultPlatforms:
            - linux/arm64
            - linux/arm/v7
            defaultEnv: [A=1]
            defaultFlags: -v -x
            defaultLdflags:
            - -s
            unknownKey: { is: skipped }
            builds:
            - id: first
              dir: ./sub
              main: ./cmd/x/main.go
              env: [GOFLAGS=-mod=vendor, EMPTY=]
              flags: -tags netgo
              ldflags: -X main.Version={{ .Env.VERSION }} -s
              goos: [linux]
            -
            """,
            ".ko.yaml");

        Assert.Equal("gcr.io/distroless/static:nonroot", config.DefaultBaseImage);
        Assert.Equal("scratch", config.BaseImageFor("github.com/org/App/cmd/x"));
        Assert.Equal("oci:bases/y:1.0", config.BaseImageFor("github.com/org/app/cmd/y"));
        Assert.Equal("gcr.io/distroless/static:nonroot", config.BaseImageFor("github.com/org/app/cmd/z"));
        Assert.Equal([Platform.Parse("linux/arm64"), Platform.Parse("linux/arm/v7")], config.DefaultPlatforms);
        Assert.Equal(["-v", "-x"], config.DefaultFlags);
        Assert.Equal(["-s"], config.DefaultLdflags);
        Assert.Equal(["A=1"], config.DefaultEnvironment);
        Assert.Equal(2, config.Builds.Count);
        Assert.Equal(("first", "./sub", "./cmd/x/main.go"), (config.Builds[0].Id, config.Builds[0].Dir, config.Builds[0].Main));
        Assert.Equal(["GOFLAGS=-mod=vendor", "EMPTY="], config.Builds[0].Environment);
        Assert.Equal(["-tags", "netgo"], config.Builds[0].Flags);
        Assert.Equal(["-X main.Version={{ .Env.VERSION }} -s"], config.Builds[0].Ldflags);
        Assert.Equal((".", "."), (config.Builds[1].Dir, config.Builds[1].Main));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("defaultPlatforms:\nbuilds:\n")]
    public void An_empty_configuration_has_the_defaults_of_ko(string text)
    {
        var config = KoConfig.Parse(text, ".ko.yaml");
        Assert.Equal("cgr.dev/chainguard/static:latest", config.DefaultBaseImage);
        Assert.Empty(config.DefaultPlatforms);
        Assert.Empty(config.Builds);
    }

    [Theory]
    [InlineData("defaultBaseImage: [a]", 1, 19)]
    [InlineData("defaultBaseImage: Not A Reference", 1, 19)]
    [InlineData("x: 1\nbaseImageOverrides:\n  a: '::'", 3, 6)]
    [InlineData("defaultPlatforms:\n- linux", 2, 3)]
    [InlineData("builds: text", 1, 9)]
    [InlineData("builds:\n- env:\n  - NOVALUE", 3, 5)]
    [InlineData("builds:\n- linux_capabilities: net_bind_service", 2, 23)]
    [InlineData("- a list", 1, 1)]
    [InlineData("a: b: c", 1, 5)]
    public void A_mistake_is_reported_with_line_and_column(string text, int line, int column)
    {
        var exception = Assert.Throws<KoConfigException>(() => KoConfig.Parse(text, "some/.ko.yaml"));
        Assert.Equal((line, column), (exception.Line, exception.Column));
        Assert.Contains($"some/.ko.yaml:{line}:{column}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_either_read_or_refused_with_a_place()
    {
        string[] pieces = ["defaultBaseImage", "builds", "defaultEnv", "baseImageOverrides", ":", " ", "\n", "- ", "[", "]", "{", "}", "&a", "*a", "\"", "'", "|", "!x", "a=b", "~", "? ", "\t", "---"];
        Gen.Int[0, pieces.Length - 1].List[0, 25].Sample(numbers =>
        {
            try
            {
                KoConfig.Parse(string.Concat(numbers.Select(number => pieces[number])), ".ko.yaml");
            }
            catch (KoConfigException exception)
            {
                Assert.True(exception.Line > 0 && exception.Column > 0);
            }
        });
    }

    [Fact]
    public async Task The_environment_wins_over_the_file()
    {
        _folder.Write(".ko.yaml", "defaultBaseImage: scratch\ndefaultPlatforms: [linux/s390x]\ndefaultFlags: [-a]\n");
        var config = await LoadAsync(
            ("KO_DEFAULTBASEIMAGE", "alpine:3"),
            ("KO_DEFAULTPLATFORMS", "linux/amd64,linux/arm64 linux/ppc64le"),
            ("KO_DEFAULTFLAGS", "-b  -c"),
            ("KO_DOCKER_REPO", "ko.local"),
            ("SOURCE_DATE_EPOCH", "1700000000"),
            ("KO_DATA_DATE_EPOCH", "1600000000"));

        Assert.Equal("alpine:3", config.DefaultBaseImage);
        Assert.Equal(["linux/amd64", "linux/arm64", "linux/ppc64le"], config.DefaultPlatforms.Select(platform => platform.ToString()));
        Assert.Equal(["-b", "-c"], config.DefaultFlags);
        Assert.Equal("ko.local", config.DockerRepository);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), config.Created);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1600000000), config.KodataTime);
    }

    [Theory]
    [InlineData("SOURCE_DATE_EPOCH", "yesterday")]
    [InlineData("SOURCE_DATE_EPOCH", "-1")]
    [InlineData("KO_DATA_DATE_EPOCH", "99999999999999")]
    [InlineData("KO_DEFAULTPLATFORMS", "linux")]
    [InlineData("KO_DEFAULTBASEIMAGE", "a b")]
    public async Task A_variable_without_a_usable_value_is_named(string variable, string value)
    {
        var exception = await Assert.ThrowsAsync<KoEnvironmentException>(() => LoadAsync((variable, value)));
        Assert.Equal(variable, exception.Variable);
    }

    [Fact]
    public async Task Without_a_file_the_defaults_apply() => Assert.Null((await LoadAsync()).Path);

    [Theory]
    [InlineData("elsewhere/own.yaml", "elsewhere/own.yaml")]
    [InlineData("elsewhere/.ko.yaml", "elsewhere")]
    public async Task KO_CONFIG_PATH_names_a_file_or_a_folder(string file, string variable)
    {
        var path = _folder.Write(file, "defaultBaseImage: scratch");
        _folder.Write(".ko.yaml", "defaultBaseImage: alpine");
        var config = await LoadAsync(("KO_CONFIG_PATH", variable));
        Assert.Equal((path, "scratch"), (config.Path, config.DefaultBaseImage));
    }

    [Fact]
    public async Task KO_CONFIG_PATH_must_exist() => await Assert.ThrowsAsync<KoConfigException>(() => LoadAsync(("KO_CONFIG_PATH", "nowhere.yaml")));

    [Fact]
    public async Task A_build_is_found_by_folder_and_completed_by_the_defaults()
    {
        _folder.Write("go.mod", "module example.com/app");
        _folder.Write("cmd/x/main.go", "package main");
        _folder.Write("cmd/y/main.go", "package main");
        var config = KoConfig.Parse(
            """
            defaultEnv: [A=0]
            defaultLdflags: -s
            builds:
            - dir: cmd
              main: x/main.go
              env: [A=1, A=2, B=x=y]
              ldflags: [-w, "{{ .Env.MORE }}"]
            """,
            ".ko.yaml");

        var x = config.BuildFor(await GoPackage.LocateAsync(_folder.FullPath, "./cmd/x", CancellationToken.None), _folder.FullPath);
        var y = config.BuildFor(await GoPackage.LocateAsync(_folder.FullPath, "./cmd/y/", CancellationToken.None), _folder.FullPath);
        var environment = x.EnvironmentOver(new Dictionary<string, string> { ["A"] = "user", ["HOME"] = "/home" });

        Assert.Equal(["-w", "more"], x.Render(GoTemplateData.Empty.With("Env", new Dictionary<string, string> { ["MORE"] = "more" })).Ldflags);
        Assert.Equal(["A=2", "B=x=y", "HOME=/home"], environment.Select(pair => $"{pair.Key}={pair.Value}").Order());
        Assert.Equal(["-s"], y.Ldflags);
        Assert.Equal(["A=0"], y.Environment);
    }

    private Task<KoConfig> LoadAsync(params (string Name, string Value)[] environment) =>
        KoConfig.LoadAsync(_folder.FullPath, environment.ToDictionary(pair => pair.Name, pair => pair.Value), CancellationToken.None);
}
