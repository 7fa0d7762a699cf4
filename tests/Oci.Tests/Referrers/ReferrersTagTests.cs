namespace KubeStellar.Oci.Tests.Referrers;

public sealed class ReferrersTagTests
{
    [Theory]
    [InlineData("sha256", 64)]
    [InlineData("sha512", 128)]
    public void The_tag_is_the_digest_cut_to_64_digits(string algorithm, int digits)
    {
        var tag = ReferrersTag.Of(Digest.Parse($"{algorithm}:{new string('a', digits)}"));

        Assert.Equal($"{algorithm}-{new string('a', 64)}", tag);
        Assert.True(Reference.IsTag(tag));
    }
}
