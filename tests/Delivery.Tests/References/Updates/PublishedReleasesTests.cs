using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Tests.References.Checks;
using KubeStellar.Delivery.Versions;
using static KubeStellar.Delivery.Tests.References.Checks.Handmade;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class PublishedReleasesTests
{
    private static readonly ReleaseVersion Version = ReleaseVersion.Parse("0.9.3");
    private readonly KnownVersions _known = new();

    private PublishedReleases Releases => new(_known, new WorkspaceReleases(new Dictionary<string, SourceRepository>()));

    [Theory]
    [InlineData("0.9.3", true)]
    [InlineData("v0.9.3", true)]
    [InlineData("0.9.2", false)]
    public async Task An_image_is_published_under_either_form_of_its_tag(string tag, bool expected)
    {
        _known.With(Flex, tag);
        Assert.Equal(expected, await Releases.ExistsAsync(Flex, Version, CancellationToken.None));
    }

    [Fact]
    public async Task A_module_is_asked_for_by_its_git_tag_alone()
    {
        _known.With(FlexModule, "0.9.3");
        Assert.False(await Releases.ExistsAsync(FlexModule, Version, CancellationToken.None));
        Assert.Equal([(FlexModule, "v0.9.3")], _known.Asked);
    }

    [Fact]
    public async Task What_nobody_can_tell_is_neither_there_nor_missing()
    {
        Assert.Null(await Releases.ExistsAsync(Foreign, Version, CancellationToken.None));
        Assert.Null(await Releases.ReleasesOfAsync("others/proxy", CancellationToken.None));
        Assert.Null(Releases.CommitOf("others/proxy", Version));
    }

    [Fact]
    public async Task The_releases_of_a_repository_are_those_of_its_sources()
    {
        _known.With(FlexSource, "v0.9.3", "v0.9.2");
        Assert.Equal(["0.9.3", "0.9.2"], (await Releases.ReleasesOfAsync(FlexRepository, CancellationToken.None))!.Select(release => $"{release}"));
    }
}
