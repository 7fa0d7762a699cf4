using KubeStellar.Delivery.Engines;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Engines;

public sealed class EngineTlsTests
{
    [SkippableFact]
    public async Task Docker_and_its_client_prove_who_they_are_to_each_other()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var server = await TestEngine.StartDockerAsync(new TestEngineOptions { Certificates = certificates });
        using var image = await LoadableImage.NoiseAsync();
        using (var engine = await ConnectAsync(server, certificates.ClientFolder))
        {
            var loaded = await engine.LoadAsync(await image.ArchiveAsync("ko.local/by-tls:1"), null, CancellationToken.None);
            Assert.Equal(image.Manifest.Config.Digest, loaded.Id);
        }

        // An engine that another authority vouches for.
        await AssertFailsAsync(server, others.ClientFolder, "the ca.pem that signed the engine's certificate");

        // A client that another authority vouches for.
        using var mixed = new TemporaryDirectory();
        File.Copy(Path.Combine(certificates.ClientFolder, "ca.pem"), mixed["ca.pem"]);
        await AssertFailsAsync(server, mixed.FullPath, "a cert.pem and key.pem that the engine accepts");
        File.Copy(Path.Combine(others.ClientFolder, "cert.pem"), mixed["cert.pem"]);
        File.Copy(Path.Combine(others.ClientFolder, "key.pem"), mixed["key.pem"]);
        await AssertFailsAsync(server, mixed.FullPath, "a cert.pem and key.pem that the engine accepts");

        // No TLS at all.
        var plain = new Dictionary<string, string> { ["DOCKER_HOST"] = server.Endpoint };
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ContainerEngine.ConnectAsync(plain, CancellationToken.None));
        Assert.Contains("set DOCKER_TLS_VERIFY=1", error.Fault.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ca.pem")]
    [InlineData("key.pem")]
    public async Task Certificates_that_cannot_be_read_are_named(string broken)
    {
        using var certificates = new TestCertificates();
        File.WriteAllText(Path.Combine(certificates.ClientFolder, broken), "-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n");
        var error = await Assert.ThrowsAsync<EngineCertificateException>(() => ConnectAsync("tcp://127.0.0.1:1", certificates.ClientFolder));
        Assert.Equal(certificates.ClientFolder, error.Folder);
    }

    private static async Task AssertFailsAsync(TestEngine server, string folder, string nextStep)
    {
        var error = await Assert.ThrowsAsync<EngineMissingException>(() => ConnectAsync(server, folder));
        Assert.Contains(nextStep, error.Fault.NextStep, StringComparison.Ordinal);
    }

    private static Task<ContainerEngine> ConnectAsync(TestEngine server, string folder) => ConnectAsync(server.Endpoint, folder);

    private static Task<ContainerEngine> ConnectAsync(string host, string folder) => ContainerEngine.ConnectAsync(
        new Dictionary<string, string> { ["DOCKER_HOST"] = host, ["DOCKER_TLS_VERIFY"] = "1", ["DOCKER_CERT_PATH"] = folder }, CancellationToken.None);
}
