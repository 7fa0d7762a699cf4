using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>The credentials that <c>docker login</c> and <c>podman login</c> keep, the narrowest first: <c>auths</c> for a repository or a part of the host, then for the host <c>credHelpers</c>, <c>credsStore</c> and <c>auths</c>.</summary>
/// <param name="configFile">The path of a config.json of docker or an auth.json of podman; it need not exist.</param>
/// <param name="helpers">Runs helper programs; with null, helpers are passed over.</param>
/// <param name="timeProvider">The clock that bounds helpers; null for the system's.</param>
public sealed class DockerConfigCredentials(string configFile, IHelperProgram? helpers = null, TimeProvider? timeProvider = null) : ICredentialSource
{
    // A helper can be slow or ask the user, so it is asked once for all repositories of a host.
    private readonly ConcurrentDictionary<(string Helper, string Server), SharedValue<Credential?>> _answers = new();

    /// <inheritdoc/>
    public async Task<Credential?> FindAsync(RepositoryName repository, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        if (await CredentialFile.ReadAsync(configFile, cancellationToken) is not { } bytes)
        {
            return null;
        }

        var keys = new CredentialKeys(repository);
        var config = SecretJson.Convert(bytes, found => CredentialFileException.Malformed(configFile, found), json => Read(json, keys));
        return config.Narrow
            ?? (config.Helper is { } helper && helpers is not null ? await AskAsync(helpers, helper, keys.Hosts[0], config.HelperOrigin, cancellationToken) : null)
            ?? config.Stored;
    }

    private Task<Credential?> AskAsync(IHelperProgram programs, string name, string server, string origin, CancellationToken cancellationToken)
    {
        var helper = new CredentialHelper(programs, name, configFile, timeProvider ?? TimeProvider.System);
        return _answers.GetOrAdd((name, server), _ => new SharedValue<Credential?>())
            .GetAsync(_ => true, stop => helper.GetAsync(server, origin, stop), cancellationToken);
    }

    private (Credential? Narrow, string? Helper, string HelperOrigin, Credential? Stored) Read(JsonElement json, CredentialKeys keys)
    {
        var perHost = json.Map("credHelpers");
        var own = keys.Hosts.Select(key => perHost.GetValueOrDefault(key)).FirstOrDefault(helper => !string.IsNullOrEmpty(helper));
        var common = json.Text("credsStore");
        var helper = own ?? (string.IsNullOrEmpty(common) ? null : common);
        JsonProperty[] entries = json.Field("auths", JsonValueKind.Object) is { } auths
            ? [.. auths.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object)]
            : [];
        var narrow = First(keys.Namespaces.SelectMany(key => entries.Where(entry => entry.Name == key)), entry => $"auths: {entry.Name}");

        // An exact key wins over one that only has the same host.
        var stored = First(
            keys.Hosts.SelectMany(key => entries.Where(entry => entry.Name == key)).Concat(entries.Where(entry => keys.IsForHost(entry.Name))),
            _ => "auths");
        return (narrow, helper, own is null ? "credsStore" : "credHelpers", stored);
    }

    private Credential? First(IEnumerable<JsonProperty> entries, Func<JsonProperty, string> place) => entries
        .Select(entry => Decode(entry.Value, $"docker config {configFile} ({place(entry)})"))
        .FirstOrDefault(credential => credential is not null);

    private static Credential? Decode(JsonElement entry, string origin)
    {
        if (entry.Text("registrytoken") is { Length: > 0 } registryToken)
        {
            return new Credential { RegistryToken = registryToken, Origin = origin };
        }

        if (entry.Text("identitytoken") is { Length: > 0 } identityToken)
        {
            return new Credential { IdentityToken = identityToken, Origin = origin };
        }

        var (username, password) = (entry.Text("username"), entry.Text("password"));
        if (entry.Text("auth") is { Length: > 0 } auth)
        {
            var buffer = new byte[auth.Length];
            var decoded = Convert.TryFromBase64String(auth, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0') : "";
            var colon = decoded.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new JsonException("an 'auth' that is not the base64 of user:password");
            }

            (username, password) = (decoded[..colon], decoded[(colon + 1)..]);
        }

        return string.IsNullOrEmpty(username) || string.IsNullOrEmpty(password)
            ? null
            : new Credential { Username = username, Password = password, Origin = origin };
    }
}
