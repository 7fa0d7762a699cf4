using KubeStellar.Delivery.Charts.Metadata;

namespace KubeStellar.Delivery.Tests.Charts.Metadata;

public sealed class LenientVersionTests
{
    [Theory]
    [InlineData("1.2.3")]
    [InlineData("v1.2.3")]
    [InlineData("v1.2")]
    [InlineData("1")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-rc.1+build.5")]
    [InlineData("1-beta")]
    public void Helm_accepts(string text) => Assert.NotNull(LenientVersion.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1.2.3.4")]
    [InlineData("V1.2.3")]
    [InlineData(" 1.2.3")]
    [InlineData("1.2.3\n")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3-a..b")]
    [InlineData("18446744073709551616.0.0")]
    [InlineData(">=1.2.3")]
    [InlineData("1.2.x")]
    public void Helm_refuses(string text) => Assert.Null(LenientVersion.TryParse(text));

    [Theory]
    [InlineData("v1.2.3", "1.2.3+build", true)]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("1.2.3", "1.2.3-rc.1", false)]
    [InlineData("abc", "abc", false)]
    public void Versions_are_compared_by_what_they_mean(string left, string right, bool same) => Assert.Equal(same, LenientVersion.AreSame(left, right));
}
