namespace KubeStellar.Oci;

/// <summary>A credential helper program is missing or failed; its output is left out because it can hold secrets.</summary>
public sealed class CredentialHelperException(string program, string registryHost, string configFile, string found, Exception? innerException = null)
    : FaultException(
        new Fault("get credential", registryHost, $"an answer from {program}, which {configFile} names", found, $"try 'echo {registryHost} | {program} get', or log in again"),
        innerException)
{
    /// <summary>The program.</summary>
    public string Program { get; } = program;

    /// <summary>The registry's host.</summary>
    public string RegistryHost { get; } = registryHost;
}
