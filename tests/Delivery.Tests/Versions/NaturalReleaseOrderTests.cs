using CsCheck;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.Versions;

public sealed class NaturalReleaseOrderTests
{
    private static readonly string[] Words = ["", "-rc", "-rc.", "-alpha", "-alpha.1.test.", "-rc0", "-x-"];

    private static readonly Gen<ReleaseVersion> Versions = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 12], Gen.Int[0, 6].Select(word => Words[word]), Gen.Int[0, 20],
        (major, minor, word, number) => ReleaseVersion.TryParse($"{major}.{minor}.0{word}{(word.Length == 0 ? "" : number)}", out var version) ? version : ReleaseVersion.Parse($"{major}.{minor}.0"));

    [Theory]
    [InlineData("0.2.0-rc9", "0.2.0-rc17")]
    [InlineData("0.2.0-rc17", "0.2.0")]
    [InlineData("0.2.0-alpha9", "0.2.0-rc1")]
    [InlineData("0.2.0-rc.9", "0.2.0-rc10")]
    [InlineData("0.9.0", "0.10.0-rc1")]
    public void Numbers_behind_letters_count_as_numbers(string earlier, string later)
    {
        Assert.True(NaturalReleaseOrder.Instance.Compare(ReleaseVersion.Parse(earlier), ReleaseVersion.Parse(later)) < 0);
        Assert.True(NaturalReleaseOrder.Instance.Compare(ReleaseVersion.Parse(later), ReleaseVersion.Parse(earlier)) > 0);
    }

    [Fact]
    public void It_is_an_order_that_sorts_alike_from_wherever_it_starts() => Versions.Array[0, 12].Sample(versions =>
        Assert.Equal(versions.Order(NaturalReleaseOrder.Instance).Select(version => $"{version}"), versions.Reverse().Order(NaturalReleaseOrder.Instance).Select(version => $"{version}")));

    [Fact]
    public void Releases_that_are_no_pre_releases_have_their_usual_order() => Gen.Select(Versions, Versions).Sample((one, other) =>
        Assert.True(one.IsPrerelease || other.IsPrerelease || Math.Sign(NaturalReleaseOrder.Instance.Compare(one, other)) == Math.Sign(one.CompareTo(other))));
}
