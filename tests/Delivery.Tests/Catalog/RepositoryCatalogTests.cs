using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class RepositoryCatalogTests
{
    private static readonly ReleaseFacts Facts = new(
        ReleaseVersion.Parse("0.3.0-rc.2"), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    private static readonly Dictionary<string, string> NoEnvironment = [];

    [Fact]
    public void A_known_repository_is_recognised_by_its_module()
    {
        var catalog = RepositoryCatalog.Read(new TextFiles(("go.mod", "module github.com/kubestellar/kubeflex\n"), ("cmd/cmupdate/main.go", "package main")), [], KubeStellarFamily.Repositories);
        Assert.Equal(KubeStellarFamily.KubeFlex, catalog.Known);
        Assert.Equal("kubestellar/kubeflex", catalog.Name);
        Assert.Equal(["ghcr.io/kubestellar/kubeflex/cmupdate"], catalog.Images.Select(image => image.Repository.ToString()));
    }

    [Theory]
    [InlineData("helm.sh/helm/v3", "helm/helm", "quay.io/kubestellar/helm", null)]
    [InlineData("open-cluster-management.io/clusteradm", "open-cluster-management-io/clusteradm", "quay.io/kubestellar/clusteradm", "scratch")]
    public void Side_images_are_known_for_three_platforms(string module, string name, string repository, string? fallbackBase)
    {
        var catalog = RepositoryCatalog.Read(new TextFiles(("go.mod", $"module {module}\n")), [], KubeStellarFamily.Repositories);
        var image = Assert.Single(catalog.ImagesOf(Facts, NoEnvironment));
        Assert.Equal(name, catalog.Name);
        Assert.Equal((repository, "0.3.0-rc.2"), (image.Repository.ToString(), image.IdentityTag));
        Assert.Equal(["linux/amd64", "linux/arm64", "linux/ppc64le"], image.Declaration.Platforms.Select(platform => platform.ToString()));
        Assert.Equal(fallbackBase, image.Declaration.FallbackBaseImage);
    }

    [Fact]
    public void The_source_url_does_not_depend_on_the_clones_remotes_when_the_module_tells_it()
    {
        var files = new TextFiles(("go.mod", "module github.com/owner/tool/v2\n"));
        Assert.Equal("https://github.com/owner/tool", RepositoryCatalog.Read(files, [new GitRemote("origin", "git@github.com:fork/tool.git")], KubeStellarFamily.Repositories).SourceUrl);
    }

    [Fact]
    public void A_repository_of_another_module_path_is_named_by_its_remote()
    {
        var catalog = RepositoryCatalog.Read(new TextFiles(("go.mod", "module example.org/tool\n")), [new GitRemote("origin", "git@git.example.org:team/tool.git")], KubeStellarFamily.Repositories);
        Assert.Equal(("team/tool", "https://git.example.org/team/tool"), (catalog.Name, catalog.SourceUrl));
    }

    [Theory]
    [InlineData("['{{.Version}}', latest]", "0.3.0-rc.2", TagStyle.Plain, new[] { "latest" })]
    [InlineData("['v{{.Version}}']", "v0.3.0-rc.2", TagStyle.WithV, new string[0])]
    [InlineData("['{{ .Tag }}', '{{.Major}}.{{.Minor}}']", "v0.3.0-rc.2", TagStyle.WithV, new[] { "0.3" })]
    public void The_tag_that_gives_the_version_identifies_and_all_others_move(string tags, string identity, TagStyle style, string[] moving)
    {
        var image = Assert.Single(Declaring(tags).ImagesOf(Facts, NoEnvironment));
        Assert.Equal((identity, style), (image.IdentityTag, image.TagStyle));
        Assert.Equal(moving, image.MovingTags);
    }

    [Fact]
    public void An_image_without_a_tag_that_gives_the_version_is_an_error()
    {
        var error = Assert.Throws<UnidentifiedImageException>(() => Declaring("[latest, '{{.ShortCommit}}']").ImagesOf(Facts, NoEnvironment));
        Assert.Equal(Facts.Version, error.Version);
    }

    [Fact]
    public void Each_tag_that_gives_the_version_names_the_release_and_none_of_them_moves()
    {
        var images = Declaring("['{{.Version}}', latest, '{{.Tag}}', '{{.Env.NONE}}']").ImagesOf(Facts, new Dictionary<string, string> { ["NONE"] = "" });
        Assert.Equal(["0.3.0-rc.2", "v0.3.0-rc.2"], images.Select(image => image.IdentityTag));
        Assert.Equal([["latest"], []], images.Select(image => image.MovingTags));
    }

    [Theory]
    [InlineData("0.2.0")]
    [InlineData("v{{.Major}}.{{.Minor}}.{{.Patch}}")]
    [InlineData("release/{{.Version}}")]
    public void A_tag_that_names_another_version_or_is_none_is_an_error(string tag)
    {
        var error = Assert.Throws<UnusableTagException>(() => Declaring($"['{{{{.Version}}}}', '{tag}']").ImagesOf(Facts, NoEnvironment));
        Assert.Equal("ghcr.io/owner/tool", error.Repository.ToString());
    }

    [Fact]
    public void An_unknown_template_key_is_named()
    {
        var error = Assert.Throws<UnknownTemplateKeyException>(() => Declaring("['{{.Versoin}}']").ImagesOf(Facts, NoEnvironment));
        Assert.Contains("Version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LDFLAGS_are_computed_whatever_the_environment_holds()
    {
        var image = Assert.Single(Declaring("['{{.Version}}']", "ldflags: ['{{.Env.LDFLAGS}}', '-X main.User={{.Env.USER}}']")
            .ImagesOf(Facts, new Dictionary<string, string> { ["LDFLAGS"] = "-L/usr/lib", ["USER"] = "me" }));
        Assert.Equal(["-X main.Version=v0.3.0-rc.2.0123456 -X main.BuildDate=2024-05-06T07:08:09Z -extldflags '-static'", "-X main.User=me"], image.Ldflags);
    }

    private static RepositoryCatalog Declaring(string tags, string more = "") => RepositoryCatalog.Read(
        new TextFiles(
            ("go.mod", "module github.com/owner/tool\n"),
            (".goreleaser.yaml", $"builds: [{{id: a, main: ./cmd/a}}]\nkos:\n- repository: ghcr.io/owner/tool\n  bare: true\n  tags: {tags}\n  {more}\n")),
        [],
        KubeStellarFamily.Repositories);
}
