using System.Text;
using CsCheck;

namespace KubeStellar.Oci.Tests.Model;

public sealed class DigestTests
{
    private const string OfHello = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    [Fact]
    public void The_digest_of_bytes_is_their_sha256()
    {
        var digest = Digest.Of("hello"u8);

        Assert.Equal(OfHello, digest.ToString());
        Assert.Equal("sha256", digest.Algorithm);
        Assert.Equal(OfHello[7..], digest.Hex);
    }

    [Fact]
    public void A_stream_in_any_pieces_has_the_digest_of_its_bytes() =>
        Gen.Byte.Array[0, 5000].Select(Gen.Int[1, 700]).Sample((bytes, piece) =>
        {
            using var builder = new DigestBuilder();
            foreach (var chunk in bytes.Chunk(piece))
            {
                builder.Append(chunk);
            }

            var streamed = Digest.OfAsync(new MemoryStream(bytes)).GetAwaiter().GetResult();
            return builder.ToDigest() == Digest.Of(bytes) && streamed == Digest.Of(bytes);
        });

    [Fact]
    public void What_was_written_parses_to_the_same_digest() =>
        Gen.Byte.Array.Sample(bytes => Digest.Parse(Digest.Of(bytes).ToString()) == Digest.Of(bytes));

    [Fact]
    public void Sha512_is_understood() => Assert.Equal("sha512", Digest.Parse("sha512:" + new string('a', 128)).Algorithm);

    [Theory]
    [InlineData("")]
    [InlineData("sha256")]
    [InlineData("sha256:")]
    [InlineData("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")]
    [InlineData("sha256:2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824")]
    [InlineData("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b982")]
    [InlineData("sha256:../../../../etc/passwd0000000000000000000000000000000000000000000")]
    [InlineData("md5:5d41402abc4b2a76b9719d911017c592")]
    public void Other_text_is_no_digest(string text)
    {
        Assert.False(Digest.TryParse(text, out _));
        Assert.Equal(text, Assert.Throws<InvalidDigestException>(() => Digest.Parse(text)).Text);
    }

    [Fact]
    public void No_text_makes_the_parser_fail_otherwise() =>
        Gen.String.Sample(text => !Digest.TryParse(text, out var digest) || digest.ToString() == text);

    [Fact]
    public void The_default_value_is_empty_and_not_a_crash()
    {
        Assert.Equal("", default(Digest).ToString());
        Assert.Equal("", default(Digest).Hex);
        Assert.NotEqual(default, Digest.Of(Encoding.UTF8.GetBytes("")));
    }
}
