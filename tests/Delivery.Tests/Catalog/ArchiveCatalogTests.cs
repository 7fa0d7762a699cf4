using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class ArchiveCatalogTests
{
    private const string KubeFlex =
        """
        version: 2
        builds:
        - id: "kflex"
          main: ./cmd/kflex
          binary: bin/kflex
          ldflags:
          - "{{ .Env.LDFLAGS }}"
          goos: [linux, darwin]
          goarch: [amd64, arm64]
          ignore:
          - goos: darwin
            goarch: ppc64le
          env:
          - CGO_ENABLED=0
        - id: "manager"
          main: ./cmd/manager
          binary: bin/manager
          ldflags:
          - "{{ .Env.LDFLAGS }}"
          goos: [linux]
          goarch: [amd64, arm64]
          env:
          - CGO_ENABLED=0
        archives:
        - id: kflex
          builds:
          - kflex
        kos:
        - repository: ghcr.io/kubestellar/kubeflex/manager
          main: ./cmd/manager
          build: manager
          tags: ['{{.Version}}', latest]
          bare: true
          platforms: [linux/amd64, linux/arm64]
        release: {draft: false, prerelease: auto, mode: keep-existing}
        brews: [{name: kflex}]
        """;

    [Fact]
    public void The_archives_of_kubeflex_have_the_names_that_its_installer_downloads()
    {
        var archives = Deliver(KubeFlex, "0.9.3", "github.com/kubestellar/kubeflex")!;
        Assert.Equal(
            ["kubeflex_0.9.3_darwin_amd64.tar.gz", "kubeflex_0.9.3_darwin_arm64.tar.gz", "kubeflex_0.9.3_linux_amd64.tar.gz", "kubeflex_0.9.3_linux_arm64.tar.gz", "checksums.txt"],
            archives.Names);
        Assert.All(archives.Archives, archive => Assert.Equal(["bin/kflex"], archive.Programs.Select(program => program.Path)));
        var flags = Assert.Single(archives.Archives[0].Programs[0].Ldflags);
        Assert.Contains("-X main.Version=v0.9.3.", flags, StringComparison.Ordinal);
        Assert.Equal("0", archives.Archives[0].Programs[0].Environment["CGO_ENABLED"]);
    }

    [Fact]
    public void Without_a_section_for_archives_one_a_platform_holds_every_program()
    {
        var archives = Deliver(
            """
            builds:
            - {id: controller-manager, main: ./cmd/controller-manager, binary: bin/controller-manager, goos: [linux], goarch: [amd64, arm64]}
            - {id: kflex-get-kubeconfig, main: ./cmd/kflex-get-kubeconfig, binary: bin/kflex-get-kubeconfig, goos: [linux], goarch: [amd64, arm64]}
            """,
            "0.30.0-rc.1", "github.com/kubestellar/kubestellar")!;
        Assert.Equal(["kubestellar_0.30.0-rc.1_linux_amd64.tar.gz", "kubestellar_0.30.0-rc.1_linux_arm64.tar.gz", "checksums.txt"], archives.Names);
        Assert.Equal(["bin/controller-manager", "bin/kflex-get-kubeconfig"], archives.Archives[0].Programs.Select(program => program.Path));
        Assert.Equal(ArchiveDeclaration.DefaultFiles, archives.Archives[0].Files);
    }

    [Fact]
    public void A_program_whose_build_says_nothing_of_the_linker_gets_goreleasers_flags()
    {
        var program = Deliver("builds: [{id: a, main: ./cmd/a, goos: [linux], goarch: [amd64]}]", "1.2.3")!.Archives[0].Programs[0];
        Assert.Equal(["-s -w -X main.version=1.2.3 -X main.commit=0123456789abcdef0123456789abcdef01234567 -X main.date=2024-05-06T07:08:09Z -X main.builtBy=goreleaser"], program.Ldflags);
        Assert.Equal("tool", program.Path);
    }

    [Fact]
    public void Platforms_that_Go_lacks_are_left_out_as_goreleaser_does()
    {
        var archives = Deliver("builds: [{id: a, main: ./cmd/a}]", "1.2.3")!;
        Assert.Equal(
            ["darwin_amd64", "darwin_arm64", "linux_386", "linux_amd64", "linux_arm64", "windows_386", "windows_amd64", "windows_arm64"],
            archives.Archives.Select(archive => archive.Name["tool_1.2.3_".Length..^".tar.gz".Length]));
        Assert.Equal("tool.exe", archives.Archives[^1].Programs[0].Path);
    }

    [Theory]
    [InlineData("goarch: [arm], goarm: ['6', '7']", "tool_1.2.3_linux_armv6 tool_1.2.3_linux_armv7")]
    [InlineData("goarch: [arm]", "tool_1.2.3_linux_armv6")]
    [InlineData("goarch: [amd64], goamd64: [v1, v3]", "tool_1.2.3_linux_amd64 tool_1.2.3_linux_amd64v3")]
    [InlineData("goarch: [amd64, arm, arm64], goarm: ['6', '7'], ignore: [{goarch: amd64}, {goarch: arm, goarm: '6'}]", "tool_1.2.3_linux_arm64 tool_1.2.3_linux_armv7")]
    [InlineData("goarch: [amd64, s390x], ignore: [{goos: darwin, goarch: s390x}]", "tool_1.2.3_linux_amd64 tool_1.2.3_linux_s390x")]
    public void Variants_are_part_of_the_name(string targets, string expected)
    {
        var archives = Deliver($"builds: [{{id: a, main: ./cmd/a, goos: [linux], {targets}}}]", "1.2.3")!;
        Assert.Equal(expected.Split(' ').Select(name => name + ".tar.gz"), archives.Archives.Select(archive => archive.Name));
    }

    [Fact]
    public void Names_folders_and_checksums_are_what_the_file_says()
    {
        var archives = Deliver(
            """
            project_name: other
            builds: [{id: a, main: ./cmd/a, binary: bin/a, goos: [linux], goarch: [arm]}]
            archives:
            - name_template: "{{ .ProjectName }}-{{ .Tag }}-{{ .Os }}-{{ .Arch }}{{ .Arm }}"
              wrap_in_directory: true
              strip_binary_directory: true
              files: [docs/*]
              format_overrides: [{goos: windows, format: zip}]
            checksum: {name_template: "{{ .ProjectName }}_{{ .Version }}_checksums.txt"}
            """,
            "1.2.3")!;
        Assert.Equal(["other-v1.2.3-linux-arm6.tar.gz", "other_1.2.3_checksums.txt"], archives.Names);
        Assert.Equal("other-v1.2.3-linux-arm6/a", archives.Archives[0].Programs[0].Path);
        Assert.Equal("other-v1.2.3-linux-arm6/", archives.Archives[0].Folder);
    }

    [Fact]
    public void A_repository_without_builds_has_archives_of_what_its_images_run()
    {
        var archives = Deliver(
            """
            kos:
            - {repositories: [ghcr.io/owner/tool, quay.io/owner/tool], main: ./cmd/manager, bare: true, tags: ['{{.Version}}'], platforms: [linux/amd64, linux/ppc64le]}
            """,
            "1.2.3")!;
        Assert.Equal(["tool_1.2.3_linux_amd64.tar.gz", "tool_1.2.3_linux_ppc64le.tar.gz", "checksums.txt"], archives.Names);
        Assert.Equal(["manager"], archives.Archives[0].Programs.Select(program => program.Path));
    }

    [Theory]
    [InlineData("kind: nothing")]
    [InlineData("builds: [{id: a, skip: true}]")]
    public void A_repository_without_programs_has_none(string text) => Assert.Null(Deliver(text, "1.2.3"));

    [Theory]
    [InlineData("builds: [{id: a, hooks: {pre: make}}]", 1, 25, "hooks")]
    [InlineData("builds:\n- id: a\n  builder: rust", 3, 12, "rust")]
    [InlineData("builds:\n- id: a\n  goarch: [amd46]", 3, 11, "amd46")]
    [InlineData("builds:\n- id: a\n  goarch: [mips]", 3, 11, "mips")]
    [InlineData("builds: [{id: a}]\narchives:\n- builds: [b]", 3, 11, "b")]
    [InlineData("builds: [{id: a}]\narchives:\n- format: zip", 3, 11, "zip")]
    [InlineData("builds: [{id: a}]\narchives:\n- format_overrides: [{goos: windows, formats: [zip]}]", 3, 47, "zip")]
    [InlineData("builds: [{id: a}]\narchives:\n- meta: true", 3, 9, "meta")]
    [InlineData("builds: [{id: a}]\nchecksum: {algorithm: sha512}", 2, 23, "sha512")]
    [InlineData("builds: [{id: a}]\nuniversal_binaries: [{id: a}]", 2, 21, "universal_binaries")]
    public void What_is_not_carried_out_is_refused_by_name_and_place(string text, int line, int column, string found)
    {
        var error = Assert.Throws<InvalidYamlException>(() => Deliver(text, "1.2.3"));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(found, error.Fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_asks_for_more_is_refused_by_its_action() =>
        Assert.Equal("{{ title .Os }}", Assert.Throws<UnsupportedTemplateException>(() => Deliver("builds: [{id: a}]\narchives: [{name_template: 'x_{{ title .Os }}'}]", "1.2.3")).Action);

    [Fact]
    public void A_template_of_an_unknown_key_is_refused_by_the_key() =>
        Assert.Equal("Oss", Assert.Throws<UnknownTemplateKeyException>(() => Deliver("builds: [{id: a}]\narchives: [{name_template: 'x_{{ .Oss }}'}]", "1.2.3")).Key);

    [Theory]
    [InlineData("archives: [{name_template: x}]", "x.tar.gz")]
    [InlineData("archives: [{name_template: 'a b{{ .Os }}{{ .Arch }}'}]", "a bdarwinamd64.tar.gz")]
    [InlineData("checksum: {name_template: ''}", "")]
    [InlineData("archives: [{wrap_in_directory: ..}]", "../tool")]
    public void Files_that_no_one_could_tell_apart_or_write_are_refused(string section, string subject) =>
        Assert.Equal(subject, Assert.Throws<UnusableArchivesException>(() => Deliver($"builds: [{{id: a, main: ./cmd/a}}]\n{section}", "1.2.3")).Subject);

    [Fact]
    public void What_is_wrong_with_archives_stops_no_release_without_them()
    {
        var catalog = Read("builds: [{id: a, main: ./cmd/a, hooks: {}}]\nkos: [{repository: ghcr.io/o/a, bare: true, tags: ['{{.Version}}']}]", "example.org/tool");
        Assert.Single(catalog.ImagesOf(FactsOf("1.2.3"), new Dictionary<string, string>()));
    }

    private static DeliveredArchives? Deliver(string goReleaser, string version, string module = "github.com/owner/tool") =>
        Read(goReleaser, module).ArchivesOf(FactsOf(version), new Dictionary<string, string>());

    private static RepositoryCatalog Read(string goReleaser, string module) =>
        RepositoryCatalog.Read(new TextFiles(("go.mod", $"module {module}\n"), (".goreleaser.yaml", goReleaser)), [], KubeStellarFamily.Repositories);

    private static ReleaseFacts FactsOf(string version) => new(
        ReleaseVersion.Parse(version), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));
}
