using CsCheck;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class GoVersionTests
{
    private static readonly string[] Kinds = ["", "alpha", "beta", "rc"];

    [Theory]
    [InlineData("go1.19.8", "1.19.8")]
    [InlineData("1.21", "1.21")]
    [InlineData("1.20", "1.20.0")]
    [InlineData("1", "1.0.0")]
    [InlineData("1.22rc1", "1.22rc1")]
    [InlineData("go1.18beta2", "1.18beta2")]
    [InlineData("go1.24.5 X:boringcrypto", "1.24.5")]
    [InlineData("go1.22.1-vendor3", "1.22.1")]
    [InlineData(" 1.23.4\n", "1.23.4")]
    public void Text_is_parsed(string text, string expected) => Assert.Equal(expected, GoVersion.Parse(text).ToString());

    [Theory]
    [InlineData("1.24.5", "1.24")]
    [InlineData("1.24rc2", "1.24")]
    [InlineData("1.24", "1.24")]
    [InlineData("1.19.8", "1.19")]
    public void The_language_of_a_version_is_not_newer_than_it(string version, string language)
    {
        Assert.Equal(GoVersion.Parse(language), GoVersion.Parse(version).Language);
        Assert.True(GoVersion.Parse(version).Language <= GoVersion.Parse(version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("go")]
    [InlineData("v1.2.3")]
    [InlineData("1.")]
    [InlineData("1.x")]
    [InlineData("1.2.")]
    [InlineData("1.2.3.4")]
    [InlineData("1.02")]
    [InlineData("1.22rc")]
    [InlineData("1.22.1rc1")]
    [InlineData("1.22gamma1")]
    [InlineData("1.99999999999")]
    [InlineData("devel +abc")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(GoVersion.TryParse(text, out _));
        Assert.Throws<FormatException>(() => GoVersion.Parse(text));
    }

    [Fact]
    public void The_order_is_that_of_Go()
    {
        string[] ordered = ["1", "1.9beta1", "1.9", "1.9.1", "1.19.8", "1.20rc1", "1.20", "1.20.1", "1.21", "1.21rc1", "1.21rc2", "1.21.0", "1.21.10", "1.22", "2.0"];
        var versions = ordered.Select(text => GoVersion.Parse(text)).ToArray();
        Assert.Equal(versions, versions.Reverse().Order());
        for (var i = 1; i < versions.Length; i++)
        {
            Assert.True(versions[i - 1] < versions[i], $"{ordered[i - 1]} < {ordered[i]}");
            Assert.True(versions[i] >= versions[i - 1]);
        }
        Assert.Equal(GoVersion.Parse("1.20"), GoVersion.Parse("1.20.0"));
        Assert.NotEqual(GoVersion.Parse("1.21"), GoVersion.Parse("1.21.0"));
    }

    [Fact]
    public void What_is_printed_parses_to_the_same_version() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 40], Gen.Int[-1, 30], Gen.Int[0, 3].Select(kind => Kinds[kind])).Sample((major, minor, patch, kind) =>
        {
            var text = kind.Length > 0 ? $"{major}.{minor}{kind}{patch + 1}" : patch < 0 ? $"{major}.{minor}" : $"{major}.{minor}.{patch}";
            var version = GoVersion.Parse("go" + text);
            Assert.Equal(version, GoVersion.Parse(version.ToString()));
            Assert.Equal((major, minor), (version.Major, version.Minor));
        });

    [Fact]
    public void Any_text_either_parses_or_is_refused() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["go123.-rcbeta "], 0, 12]).Sample(text =>
            !GoVersion.TryParse(text, out var version) || GoVersion.Parse(version.ToString()) == version);
}
