namespace KubeStellar.Oci;

/// <summary>One <c>docker-credential-…</c> program: <c>get</c> reads the server from standard input and writes JSON.</summary>
internal sealed class CredentialHelper(IHelperProgram programs, string helper, string configFile)
{
    private const string NotFound = "credentials not found in native keychain";

    /// <summary>The user name that marks the secret as an identity token.</summary>
    private const string TokenUser = "<token>";

    private string Program => $"docker-credential-{helper}";

    public async Task<Credential?> GetAsync(string server, string origin, CancellationToken cancellationToken)
    {
        var result = await RunAsync(server, cancellationToken);
        if (result.ExitCode != 0)
        {
            return result.StandardOutput.Trim() == NotFound ? null : throw Failure(server, $"exit code {result.ExitCode}");
        }

        try
        {
            return JsonFields.Convert(System.Text.Encoding.UTF8.GetBytes(result.StandardOutput), Program, json =>
            {
                var (username, secret) = (json.RequiredText("Username"), json.RequiredText("Secret"));
                var from = $"docker config {configFile} ({origin}: {Program})";
                return username == TokenUser
                    ? new Credential { IdentityToken = secret, Origin = from }
                    : new Credential { Username = username, Password = secret, Origin = from };
            });
        }
        catch (MalformedContentException)
        {
            // What was read is left out of the error: it can hold the secret.
            throw Failure(server, "an answer that is not the JSON of a credential");
        }
    }

    private async Task<HelperResult> RunAsync(string server, CancellationToken cancellationToken)
    {
        try
        {
            return await programs.RunAsync(Program, ["get"], server, cancellationToken);
        }
        catch (FileNotFoundException error)
        {
            throw Failure(server, "no such program on the search path", error);
        }
    }

    private CredentialHelperException Failure(string server, string found, Exception? innerException = null) =>
        new(Program, server, configFile, found, innerException);
}
