using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeStellar.Delivery.Engines;

/// <summary>The certificates of a connection to an engine, as docker keeps them in a folder: <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</summary>
/// <param name="Folder">The folder; without <c>ca.pem</c> the system's authorities are trusted, without <c>cert.pem</c> and <c>key.pem</c> no certificate is shown.</param>
/// <param name="Verify">Whether the engine's certificate is verified.</param>
public sealed record EngineTls(string Folder, bool Verify)
{
    internal string AuthorityFile => Path.Combine(Folder, "ca.pem");

    internal string CertificateFile => Path.Combine(Folder, "cert.pem");

    internal string KeyFile => Path.Combine(Folder, "key.pem");

    [SuppressMessage("Security", "CA5359", Justification = "Docker's user turned the verification off, for this engine alone.")]
    internal SslClientAuthenticationOptions Load(EngineEndpoint endpoint)
    {
        var options = new SslClientAuthenticationOptions();
        try
        {
            if (!Verify)
                options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
            else if (File.Exists(AuthorityFile))
                options.CertificateChainPolicy = Trust(AuthorityFile);
            if (File.Exists(CertificateFile) || File.Exists(KeyFile))
                options.ClientCertificateContext = Identify(CertificateFile, KeyFile);
            return options;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new EngineCertificateException(endpoint, Folder, exception);
        }
    }

    private static X509ChainPolicy Trust(string authorities)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(authorities);
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException($"no certificate in {authorities}");
    }

    private static SslStreamCertificateContext Identify(string certificate, string key)
    {
        using var pair = X509Certificate2.CreateFromPemFile(certificate, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);

        // Windows' TLS wants a key of its own kind, which a key that is read from PEM is not.
        return SslStreamCertificateContext.Create(X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null), chain, offline: true);
    }
}
