using CsCheck;
using KubeStellar.Delivery.Releases.Claims;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Releases.Claims;

public sealed class ClaimTagTests
{
    private const string Content = "0123456789abcdef";

    [Fact]
    public void A_claim_is_read_as_it_was_written_and_is_a_tag_of_at_most_128_characters() =>
        Gen.String[Gen.Char["abcz019.-_"], 1, 127].Select(text => "v" + text).Sample(tag =>
        {
            var claim = ClaimTag.Of(tag, Content, "01234567");
            Assert.True(Reference.IsTag(claim.ToString()));
            Assert.True(ClaimTag.TryParse(claim.ToString(), out var read));
            Assert.Equal(claim, read);
            Assert.Null(TagStyleFormat.VersionOf(claim.ToString()));
        });

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("latest")]
    [InlineData("claim-1.0.0")]
    [InlineData("claim-1.0.0-0123456789abcdef-0123456")]
    [InlineData("claim-1.0.0-0123456789ABCDEF-01234567")]
    public void Other_tags_are_no_claims(string tag) => Assert.False(ClaimTag.TryParse(tag, out _));

    [Fact]
    public void Claims_are_rivals_when_they_are_for_one_tag_and_other_content()
    {
        var claim = ClaimTag.Of("1.0.0", Content, "01234567");
        Assert.False(claim.Rivals(ClaimTag.Of("1.0.0", Content, "76543210")));
        Assert.False(claim.Rivals(ClaimTag.Of("1.0.0-rc.1", "fedcba9876543210", "76543210")));
        Assert.True(claim.Rivals(ClaimTag.Of("1.0.0", "fedcba9876543210", "76543210")));
    }
}
