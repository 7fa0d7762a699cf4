using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubeStellar.Oci;

/// <summary>Says what is wrong with the places that SSL_CERT_FILE and SSL_CERT_DIR name, of which the system says nothing.</summary>
internal static class TrustedCertificates
{
    private const string FileVariable = "SSL_CERT_FILE";
    private const string FolderVariable = "SSL_CERT_DIR";

    /// <summary>Returns what is wrong, or null where nothing is or neither is set.</summary>
    public static string? Problem(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(FileVariable) is { Length: > 0 } file && ProblemOfFile(file) is { } problem ? $"{FileVariable} names {file}, {problem}"
        : environment.GetValueOrDefault(FolderVariable) is { Length: > 0 } folders && !folders.Split(Path.PathSeparator).Any(Directory.Exists) ? $"{FolderVariable} names {folders}, which is no folder"
        : null;

    private static string? ProblemOfFile(string file)
    {
        if (!File.Exists(file))
        {
            return Directory.Exists(file) ? "which is a folder" : "which does not exist";
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            var count = certificates.Count;
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }

            return count > 0 ? null : "which holds no certificate in PEM";
        }
        catch (CryptographicException)
        {
            return "which holds a certificate that cannot be read";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"which cannot be read: {error.Message}";
        }
    }
}
