using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeStellar.Testing.Network;

/// <summary>An authority that issues certificates for servers of tests, and that no machine trusts until it is told to.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly X509Certificate2 _authority;
    private int _issued;

    /// <summary>Makes the authority with a key of its own.</summary>
    /// <param name="now">The time that certificates are made for.</param>
    public TestAuthority(DateTimeOffset now)
    {
        Now = now;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(now.AddYears(-1), now.AddYears(1));
        CertificateFile = _folder.Write("authority.pem", _authority.ExportCertificatePem());
    }

    /// <summary>The name that errors show.</summary>
    public static string Name => "An authority of tests";

    /// <summary>The authority's own certificate, in PEM.</summary>
    public string CertificateFile { get; }

    private DateTimeOffset Now { get; }

    /// <summary>Issues a certificate and returns the files of it and of its key, in PEM.</summary>
    /// <param name="hosts">The hosts that it is for.</param>
    /// <param name="validFor">How long from now on it is valid; less than 0 makes an expired one.</param>
    public (string Certificate, string Key) Issue(IReadOnlyList<string> hosts, TimeSpan validFor)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={hosts[0]}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var certificate = request.Create(_authority, Now.AddDays(-30), Now + validFor, BitConverter.GetBytes(++_issued));
        return (_folder.Write($"{_issued}.pem", certificate.ExportCertificatePem()), _folder.Write($"{_issued}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    /// <summary>Removes the files.</summary>
    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }
}
