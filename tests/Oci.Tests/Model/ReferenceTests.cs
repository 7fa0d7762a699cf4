using CsCheck;

namespace KubeStellar.Oci.Tests.Model;

public sealed class ReferenceTests
{
    private const string Hex = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static readonly Gen<string> Word = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"].Array[1, 6].Select(characters => new string(characters));
    private static readonly Gen<string> Component = Gen.Select(Word, Gen.Int[0, 100].Select(i => Pick(i, ".", "_", "__", "-", "---")), Word).Select((a, joint, b) => a + joint + b);
    private static readonly Gen<string> Path = Component.Array[1, 4].Select(components => string.Join('/', components));
    private static readonly Gen<string> Host = Gen.OneOf(
        Gen.Int[0, 100].Select(i => Pick(i, "ghcr.io", "quay.io", "localhost", "index.docker.io", "[::1]:5000", "registry-1.example.com")),
        Gen.Int[1, 65535].Select(port => $"127.0.0.1:{port}"));

    private static readonly Gen<string?> Tag = Gen.OneOf(Gen.Const((string?)null), Gen.Int[0, 100].Select(i => Pick(i, "0.1.0", "_x", "v1.2.3-rc.1", "latest")).Select(tag => (string?)tag));
    private static readonly Gen<Digest?> AnyDigest = Gen.OneOf(Gen.Const((Digest?)null), Gen.Byte.Array.Select(bytes => (Digest?)Digest.Of(bytes)));

    [Fact]
    public void What_was_written_parses_to_the_same_reference() =>
        Gen.Select(Host, Path, Tag, AnyDigest).Sample((host, path, tag, digest) =>
        {
            var repository = RepositoryName.Parse($"{host}/{path}");
            var reference = new Reference(repository, tag, digest);
            return Reference.Parse(reference.ToString()) == reference && RepositoryName.Parse(repository.ToString()) == repository;
        });

    [Fact]
    public void No_text_makes_the_parser_fail_otherwise() =>
        Gen.String["abc.:/@_-[]0Z sh256"].Sample(text => !Reference.TryParse(text, null, out var reference) || Reference.Parse(reference.ToString()) == reference);

    [Theory]
    [InlineData("ghcr.io/kubestellar/ocm-status-addon", "ghcr.io", "kubestellar/ocm-status-addon")]
    [InlineData("127.0.0.1:5000/a/b", "127.0.0.1:5000", "a/b")]
    [InlineData("localhost/a", "localhost", "a")]
    [InlineData("alpine", "index.docker.io", "library/alpine")]
    [InlineData("docker.io/alpine", "index.docker.io", "library/alpine")]
    [InlineData("kubestellar/ui", "index.docker.io", "kubestellar/ui")]
    [InlineData("ko.local/x", "ko.local", "x")]
    public void Names_are_read_as_docker_reads_them(string text, string registry, string path) =>
        Assert.Equal(new RepositoryName(registry, path), RepositoryName.Parse(text));

    [Fact]
    public void No_tag_is_added_silently()
    {
        var reference = Reference.Parse("quay.io/kubestellar/helm");

        Assert.Null(reference.Tag);
        Assert.Equal("quay.io/kubestellar/helm", reference.ToString());
        Assert.Equal("latest", reference.TagOrDigest);
    }

    [Fact]
    public void A_digest_decides_before_a_tag()
    {
        var reference = Reference.Parse($"127.0.0.1:5000/a:1@sha256:{Hex}");

        Assert.Equal("1", reference.Tag);
        Assert.Equal($"sha256:{Hex}", reference.TagOrDigest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ghcr.io/")]
    [InlineData("ghcr.io/KubeStellar/x")]
    [InlineData("ghcr.io/a//b")]
    [InlineData("ghcr.io/a/../b")]
    [InlineData("ghcr.io/a-/b")]
    [InlineData("ghcr.io/a..b")]
    [InlineData("ghcr.io/a___b")]
    [InlineData("ghcr.io/a:")]
    [InlineData("ghcr.io/a:-x")]
    [InlineData("ghcr.io/a:1.0+2")]
    [InlineData("ghcr.io/a@sha256:12")]
    [InlineData("https://ghcr.io/a")]
    [InlineData("ghcr.io:99999/a")]
    [InlineData("-ghcr.io/a")]
    [InlineData("[::1/a")]
    [InlineData("ghcr.io/a b")]
    [InlineData("[::1%]:5000/a")]
    [InlineData("[fe80::1%eth0]/a")]
    [InlineData("a0123456789012345678901234567890123456789012345678901234567890123.io/a")]
    public void Other_text_is_no_reference(string text) =>
        Assert.Equal(text, Assert.Throws<InvalidReferenceException>(() => Reference.Parse(text)).Text);

    [Fact]
    public void A_tag_has_at_most_128_characters()
    {
        Assert.True(Reference.IsTag(new string('a', 128)));
        Assert.False(Reference.IsTag(new string('a', 129)));
    }

    private static string Pick(int i, params string[] texts) => texts[i % texts.Length];
}
