using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace KubeStellar.Oci;

/// <summary>Checks the certificates of registries as the system does, and keeps what is wrong with one.</summary>
internal static class ServerCertificate
{
    /// <summary>How many of a certificate's names an error lists.</summary>
    private const int MaxNames = 5;

    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;
    private const X509ChainStatusFlags OutOfTime = X509ChainStatusFlags.NotTimeValid;

    /// <summary>The callback of TLS; returns true, or throws what is wrong.</summary>
    public static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (certificate is not X509Certificate2 shown || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            throw new Refusal("no certificate", "see how the registry's TLS is set up", isUntrusted: false);
        }

        var flags = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status) ?? X509ChainStatusFlags.NoError;
        throw flags.HasFlag(OutOfTime) ? OfTime(shown, chain!)
            : (flags & Untrusted) != 0 ? new Refusal(
                $"a certificate by an authority that this machine does not trust: {shown.Issuer}",
                "if you trust it, name a file with its certificate (PEM) in SSL_CERT_FILE or its folder in SSL_CERT_DIR; on Windows and macOS add it to the system's",
                isUntrusted: true)
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? new Refusal(
                $"a certificate for {NamesOf(shown)}", "check the spelling of the host; if it is right, the registry needs a certificate for it", isUntrusted: false)
            : new Refusal($"a certificate that is not valid: {flags}", "tell the registry's owner", isUntrusted: false);
    }

    private static Refusal OfTime(X509Certificate2 shown, X509Chain chain)
    {
        var late = chain.ChainElements.FirstOrDefault(element => element.ChainElementStatus.Any(status => status.Status.HasFlag(OutOfTime)))?.Certificate ?? shown;
        return new Refusal(
            FormattableString.Invariant($"a certificate that is valid from {late.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} to {late.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC: {late.Subject}"),
            "check this machine's clock; if it is right, the registry's owner must renew the certificate",
            isUntrusted: false);
    }

    private static string NamesOf(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToList();
        return names.Count == 0 ? $"no host: {certificate.Subject}"
            : string.Join(", ", names.Take(MaxNames)) + (names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "");
    }

    /// <summary>A certificate is not accepted.</summary>
    internal sealed class Refusal(string found, string nextStep, bool isUntrusted) : AuthenticationException(found)
    {
        public string NextStep { get; } = nextStep;

        /// <summary>Whether its authority is the reason.</summary>
        public bool IsUntrusted { get; } = isUntrusted;
    }
}
