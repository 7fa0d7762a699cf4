using CsCheck;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.Versions;

public sealed class ReleaseVersionTests
{
    private static readonly Gen<string> Identifier = Gen.Char["abcxyz019-"].Array[1, 4].Select(c => "r" + new string(c));

    private static readonly Gen<string> Version =
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300], Identifier.Array[0, 3])
            .Select((major, minor, patch, pre) => $"{major}.{minor}.{patch}{(pre.Length > 0 ? "-" + string.Join('.', pre) : "")}");

    [Fact]
    public void Every_semantic_version_reads_back_as_it_was_written() =>
        Version.Sample(text => ReleaseVersion.Parse(text).ToString() == text && ReleaseVersion.TryParseGitTag("v" + text, out var tagged) && tagged == ReleaseVersion.Parse(text));

    [Fact]
    public void Reading_any_text_either_gives_a_version_or_the_one_error() =>
        Gen.String.Sample(text =>
        {
            try
            {
                return ReleaseVersion.Parse(text).ToString() == text;
            }
            catch (InvalidVersionException error)
            {
                return error.Text == text;
            }
        });

    [Fact]
    public void The_git_tag_is_v_and_the_version() => Assert.Equal("v1.2.3-rc.1", ReleaseVersion.Parse("1.2.3-rc.1").GitTag);

    [Theory]
    [InlineData("v1.2.3", "a leading v", "give 1.2.3")]
    [InlineData("1.2.3+build.7", "build metadata +build.7", "give 1.2.3")]
    [InlineData("1.2", "not of the form", "git tag")]
    [InlineData("", "nothing", "git tag")]
    [InlineData("1.2.3 ", "white space", "git tag")]
    [InlineData("01.2.3", "not of the form", "git tag")]
    public void A_wrong_version_is_told_what_is_wrong_and_what_to_give(string text, string found, string next)
    {
        var error = Assert.Throws<InvalidVersionException>(() => ReleaseVersion.Parse(text));
        Assert.Contains(found, error.Fault.Found, StringComparison.Ordinal);
        Assert.Contains(next, error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0-rc.2", "1.0.0-rc.10")]
    [InlineData("1.0.0-rc.10", "1.0.0")]
    [InlineData("0.9.9", "0.10.0")]
    public void Versions_compare_by_precedence(string lower, string greater)
    {
        Assert.True(ReleaseVersion.Parse(lower) < ReleaseVersion.Parse(greater));
        Assert.True(ReleaseVersion.Parse(greater) > ReleaseVersion.Parse(lower));
    }

    [Theory]
    [InlineData("v0.22.0-rc1", true)]
    [InlineData("v0.24.0-alpha.3.experiment.1", true)]
    [InlineData("0.22.0", false)]
    [InlineData("release-0.22", false)]
    [InlineData("v0.22", false)]
    public void Only_tags_of_v_and_a_semantic_version_name_a_release(string tag, bool names) =>
        Assert.Equal(names, ReleaseVersion.TryParseGitTag(tag, out _));

    [Theory]
    [InlineData(TagStyle.Plain, "1.2.3")]
    [InlineData(TagStyle.WithV, "v1.2.3")]
    public void A_tag_style_writes_the_version_and_reads_it_back(TagStyle style, string tag)
    {
        var version = ReleaseVersion.Parse("1.2.3");
        Assert.Equal(tag, style.Format(version));
        Assert.Equal(version, TagStyleFormat.VersionOf(tag));
    }
}
