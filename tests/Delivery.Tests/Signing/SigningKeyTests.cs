using System.Security.Cryptography;
using CsCheck;
using KubeStellar.Delivery.Signing;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Signing;

public sealed class SigningKeyTests : IDisposable
{
    private static readonly string Plain = SampleKeys.Plain();
    private static readonly Dictionary<string, string> NoEnvironment = [];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Signatures_differ_and_are_verified_by_the_public_key_alone()
    {
        using var key = SigningKey.Parse(Plain, "key", null);
        using var other = SigningKey.Parse(SampleKeys.Plain(), "key", null);
        using var verification = VerificationKey.Parse(key.Verification.ToString(), "cosign.pub");

        var (one, two) = (key.Sign("hello"u8), key.Sign("hello"u8));

        Assert.NotEqual(one, two);
        Assert.True(verification.Verify("hello"u8, one) && verification.Verify("hello"u8, two));
        Assert.False(verification.Verify("hallo"u8, one));
        Assert.False(verification.Verify("hello"u8, "not a signature"u8));
        Assert.False(other.Verification.Verify("hello"u8, one));
    }

    [Theory]
    [InlineData("secret", "ENCRYPTED SIGSTORE PRIVATE KEY", 32768)]
    [InlineData("", "ENCRYPTED COSIGN PRIVATE KEY", 65536)]
    [InlineData("pass phräse", "ENCRYPTED SIGSTORE PRIVATE KEY", 131072)]
    public async Task An_encrypted_key_is_opened_by_its_password_from_the_environment(string password, string label, int cost)
    {
        var file = _folder.Write("cosign.key", SampleKeys.Encrypt(Plain, password, label, cost));
        using var plain = SigningKey.Parse(Plain, "key", null);

        using var key = await SigningKey.LoadAsync(file, new Dictionary<string, string> { [SigningKey.PasswordVariable] = password }, CancellationToken.None);

        Assert.Equal(plain.Verification.ToString(), key.Verification.ToString());
    }

    [Fact]
    public async Task A_missing_or_wrong_password_is_named_without_being_told()
    {
        var file = _folder.Write("cosign.key", SampleKeys.Encrypt(Plain, "right"));

        var missing = await Assert.ThrowsAsync<KeyPasswordException>(() => SigningKey.LoadAsync(file, NoEnvironment, CancellationToken.None));
        var wrong = await Assert.ThrowsAsync<KeyPasswordException>(
            () => SigningKey.LoadAsync(file, new Dictionary<string, string> { [SigningKey.PasswordVariable] = "hunter2" }, CancellationToken.None));

        Assert.Equal(("no such variable", file), (missing.Fault.Found, missing.Location));
        Assert.Contains("does not open", wrong.Fault.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_too_large_is_no_key()
    {
        var missing = await Assert.ThrowsAsync<InvalidKeyException>(() => SigningKey.LoadAsync(_folder["none"], NoEnvironment, CancellationToken.None));
        var large = await Assert.ThrowsAsync<InvalidKeyException>(() => SigningKey.LoadAsync(_folder.Write("large", new string(' ', 70_000)), NoEnvironment, CancellationToken.None));

        Assert.Equal((_folder["none"], "more"), (missing.Location, large.Fault.Found));
    }

    [Fact]
    public void Other_keys_are_refused()
    {
        using var rsa = RSA.Create(2048);
        foreach (var (text, found) in (IEnumerable<(string, string)>)[
            ("", "no PEM block"),
            (rsa.ExportPkcs8PrivateKeyPem(), ""),
            (rsa.ExportRSAPrivateKeyPem(), "a PEM block RSA PRIVATE KEY"),
            (SampleKeys.Plain(ECCurve.NamedCurves.nistP384), "a key of another curve"),
            (rsa.ExportSubjectPublicKeyInfoPem(), "a PEM block PUBLIC KEY"),
            (PemEncoding.WriteString("PRIVATE KEY", [1, 2, 3]), "")])
        {
            Assert.Contains(found, Assert.Throws<InvalidKeyException>(() => SigningKey.Parse(text, "key", "")).Fault.Found, StringComparison.Ordinal);
        }

        Assert.Throws<InvalidKeyException>(() => VerificationKey.Parse(Plain, "cosign.pub"));
        Assert.Throws<InvalidKeyException>(() => VerificationKey.Parse(rsa.ExportSubjectPublicKeyInfoPem(), "cosign.pub"));
    }

    [Fact]
    public void A_key_of_a_curve_that_nobody_knows_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bytes = key.ExportSubjectPublicKeyInfo();
        // 1.2.840.10045.3.1.7 becomes 1.2.840.10045.29.1.7.
        bytes[bytes.AsSpan().IndexOf("\x3d\x03\x01\x07"u8) + 1] = 29;

        Assert.Throws<InvalidKeyException>(() => VerificationKey.Parse(PemEncoding.WriteString("PUBLIC KEY", bytes), "cosign.pub"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"kdf":{"name":"scrypt","params":{"N":"65536","r":8,"p":1},"salt":""},"cipher":{"name":"nacl/secretbox","nonce":""},"ciphertext":""}""")]
    [InlineData("""{"kdf":{"name":"argon2","params":{"N":65536,"r":8,"p":1},"salt":""},"cipher":{"name":"nacl/secretbox","nonce":""},"ciphertext":""}""")]
    [InlineData("""{"kdf":{"name":"scrypt","params":{"N":65536,"r":8,"p":1},"salt":"!"},"cipher":{"name":"nacl/secretbox","nonce":""},"ciphertext":""}""")]
    [InlineData("""{"kdf":{"name":"scrypt","params":{"N":65536,"r":8,"p":1},"salt":""},"cipher":{"name":"nacl/secretbox","nonce":"AAAA"},"ciphertext":""}""")]
    public void Another_encryption_is_refused(string json) => Assert.Throws<InvalidKeyException>(() => SigningKey.Parse(SampleKeys.Wrap(json), "key", ""));

    [Theory]
    [InlineData(1 << 30)]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-65536)]
    public void Costs_that_no_writer_uses_are_refused_before_they_take_memory(int cost) =>
        Assert.Throws<InvalidKeyException>(() => SigningKey.Parse(SampleKeys.Wrap(SampleKeys.Json(cost, "", Convert.ToBase64String(new byte[24]), "")), "key", ""));

    [Fact]
    public void Any_text_is_a_key_or_refused()
    {
        Gen.OneOf(Gen.String, Gen.Byte.Array[0, 200].Select(bytes => PemEncoding.WriteString("PRIVATE KEY", bytes)), Gen.String.Select(json => SampleKeys.Wrap(json))).Sample(text =>
        {
            var error = Record.Exception(() => SigningKey.Parse(text, "key", "").Dispose());
            Assert.True(error is null or FaultException, error?.ToString());
        });
    }
}
