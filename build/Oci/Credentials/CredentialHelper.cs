using System.Buffers;
using System.Text;

namespace KubeStellar.Oci;

/// <summary>One <c>docker-credential-…</c> program: <c>get</c> reads the server from standard input and writes JSON.</summary>
internal sealed class CredentialHelper
{
    /// <summary>How long a helper may take, a question to the user included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string NotFound = "credentials not found in native keychain";

    /// <summary>The user name that marks the secret as an identity token.</summary>
    private const string TokenUser = "<token>";

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+");

    private readonly IHelperProgram _programs;
    private readonly string _configFile;
    private readonly TimeProvider _time;
    private readonly string _program;

    public CredentialHelper(IHelperProgram programs, string name, string configFile, TimeProvider time)
    {
        // The name becomes part of a program's, which is looked up on the search path and nowhere else.
        _program = name.AsSpan().ContainsAnyExcept(NameLetters)
            ? throw CredentialFileException.Malformed(configFile, "a credential helper whose name is not made of letters, digits, '-', '_', '.' and '+'")
            : $"docker-credential-{name}";
        (_programs, _configFile, _time) = (programs, configFile, time);
    }

    public async Task<Credential?> GetAsync(string server, string origin, CancellationToken cancellationToken)
    {
        var result = await RunAsync(server, cancellationToken);
        if (result.ExitCode != 0)
        {
            return result.StandardOutput.Trim() == NotFound ? null : throw Failure(server, $"exit code {result.ExitCode}");
        }

        return SecretJson.Convert(
            Encoding.UTF8.GetBytes(result.StandardOutput),
            found => Failure(server, $"an answer that is not the JSON of a credential: {found}"),
            json =>
            {
                var (username, secret) = (json.RequiredText("Username"), json.RequiredText("Secret"));
                var from = $"docker config {_configFile} ({origin}: {_program})";
                return secret.Length == 0 ? null
                    : username == TokenUser ? new Credential { IdentityToken = secret, Origin = from }
                    : new Credential { Username = username, Password = secret, Origin = from };
            });
    }

    private async Task<HelperResult> RunAsync(string server, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await _programs.RunAsync(_program, ["get"], server, stop.Token).WaitAsync(Patience, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await stop.CancelAsync();
            throw Failure(server, $"no answer within {Patience.TotalSeconds} s");
        }
        catch (FileNotFoundException)
        {
            throw Failure(server, "no such program on the search path");
        }
        catch (InvalidDataException)
        {
            throw Failure(server, "an answer that is far too long for a credential");
        }
    }

    private CredentialHelperException Failure(string server, string found) => new(_program, server, _configFile, found);
}
