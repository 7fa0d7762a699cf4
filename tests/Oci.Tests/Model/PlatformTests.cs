using CsCheck;

namespace KubeStellar.Oci.Tests.Model;

public sealed class PlatformTests
{
    private static readonly Gen<string> Name = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[1, 8].Select(characters => new string(characters));

    [Fact]
    public void What_was_written_parses_to_the_same_platform() =>
        Gen.Select(Name, Name, Gen.OneOf(Gen.Const((string?)null), Name.Select(name => (string?)name)))
            .Sample((os, architecture, variant) => Platform.Parse(new Platform(os, architecture, variant).ToString()) == new Platform(os, architecture, variant));

    [Fact]
    public void A_list_keeps_its_order_and_drops_repetitions() =>
        Assert.Equal(
            [new Platform("linux", "amd64"), new Platform("linux", "arm", "v7")],
            Platform.ParseList("linux/amd64, linux/arm/v7,linux/amd64"));

    [Theory]
    [InlineData("")]
    [InlineData("linux")]
    [InlineData("linux/")]
    [InlineData("Linux/amd64")]
    [InlineData("linux/arm/v7/x")]
    [InlineData("linux/am d64")]
    [InlineData("all")]
    public void Other_text_is_no_platform(string text)
    {
        Assert.Equal(text, Assert.Throws<InvalidPlatformException>(() => Platform.Parse(text)).Text);
        Assert.Throws<InvalidPlatformException>(() => Platform.ParseList("linux/amd64," + text));
    }

    [Theory]
    [InlineData("linux/arm64/v8", "linux/arm64", true)]
    [InlineData("linux/arm64", "linux/arm64/v8", false)]
    [InlineData("linux/arm/v6", "linux/arm/v7", false)]
    [InlineData("windows/amd64", "linux/amd64", false)]
    public void A_request_matches_what_it_leaves_open(string image, string requested, bool expected) =>
        Assert.Equal(expected, Platform.Parse(image).Matches(Platform.Parse(requested)));
}
