using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeStellar.Testing;

/// <summary>An authority with a certificate for a server on 127.0.0.1 and one for a client, in the folders and under the names that docker's documentation uses.</summary>
public sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _folder = new();

    /// <summary>Makes the keys and certificates.</summary>
    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = request.CreateSelfSigned(From, To);
        Issue(authority, "server", "1.3.6.1.5.5.7.3.1");
        Issue(authority, "client", "1.3.6.1.5.5.7.3.2");
    }

    /// <summary>The folder of a server's <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</summary>
    public string ServerFolder => _folder["server"];

    /// <summary>The folder of a client's <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</summary>
    public string ClientFolder => _folder["client"];

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private void Issue(X509Certificate2 authority, string name, string usage)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        using var certificate = request.Create(authority, From, To, RandomNumberGenerator.GetBytes(16));
        _folder.Write($"{name}/ca.pem", authority.ExportCertificatePem());
        _folder.Write($"{name}/cert.pem", certificate.ExportCertificatePem());
        _folder.Write($"{name}/key.pem", key.ExportPkcs8PrivateKeyPem());
    }
}
