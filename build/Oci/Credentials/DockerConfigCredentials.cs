using System.Text;
using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>The credentials that <c>docker login</c> keeps: <c>credHelpers</c>, <c>credsStore</c> and <c>auths</c> of a config.json, in this order. Podman's auth.json has the same form.</summary>
/// <param name="configFile">The path of the file; it need not exist.</param>
/// <param name="helpers">Runs helper programs; with null, helpers are passed over.</param>
public sealed class DockerConfigCredentials(string configFile, IHelperProgram? helpers = null) : ICredentialSource
{
    /// <summary>The name that Docker keeps the credentials of Docker Hub under.</summary>
    private const string DockerHubKey = "https://index.docker.io/v1/";

    /// <inheritdoc/>
    public async Task<Credential?> FindAsync(string registryHost, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registryHost);
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(configFile, cancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MalformedContentException(configFile, error.Message, error);
        }

        var keys = KeysOf(registryHost);
        var config = JsonFields.Convert(bytes, configFile, json => Read(json, keys));
        return (config.Helper is null || helpers is null
                ? null
                : await new CredentialHelper(helpers, config.Helper, configFile).GetAsync(keys[0], config.HelperOrigin, cancellationToken))
            ?? config.Stored;
    }

    private (string? Helper, string HelperOrigin, Credential? Stored) Read(JsonElement json, string[] keys)
    {
        var perHost = json.Map("credHelpers");
        var own = keys.Select(key => perHost.GetValueOrDefault(key)).FirstOrDefault(helper => !string.IsNullOrEmpty(helper));
        var common = json.Text("credsStore");
        var helper = own ?? (string.IsNullOrEmpty(common) ? null : common);
        return (helper, own is null ? "credsStore" : "credHelpers", ReadStored(json, keys));
    }

    private Credential? ReadStored(JsonElement json, string[] keys)
    {
        if (json.Field("auths", JsonValueKind.Object) is not { } auths)
        {
            return null;
        }

        // An exact key wins over one that only has the same host.
        var entries = auths.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object).ToArray();
        return keys.SelectMany(key => entries.Where(entry => entry.Name == key))
            .Concat(entries.Where(entry => keys.Contains(HostOf(entry.Name))))
            .Select(entry => Decode(entry.Name, entry.Value))
            .FirstOrDefault(credential => credential is not null);
    }

    private Credential? Decode(string key, JsonElement entry)
    {
        var origin = $"docker config {configFile} (auths)";
        if (entry.Text("identitytoken") is { Length: > 0 } token)
        {
            return new Credential { IdentityToken = token, Origin = origin };
        }

        var (username, password) = (entry.Text("username"), entry.Text("password"));
        if (entry.Text("auth") is { Length: > 0 } auth)
        {
            var buffer = new byte[auth.Length];
            var decoded = Convert.TryFromBase64String(auth, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0') : "";
            var colon = decoded.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new JsonException($"'auth' of '{key}' is not the base64 of user:password");
            }

            (username, password) = (decoded[..colon], decoded[(colon + 1)..]);
        }

        return string.IsNullOrEmpty(username) || string.IsNullOrEmpty(password)
            ? null
            : new Credential { Username = username, Password = password, Origin = origin };
    }

    private static string[] KeysOf(string host) => host is RepositoryName.DockerHub or "docker.io"
        ? [DockerHubKey, RepositoryName.DockerHub, "docker.io"]
        : [host, $"https://{host}", $"http://{host}"];

    private static string HostOf(string key)
    {
        var start = key.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var end = key.IndexOf('/', start);
        return end < 0 ? key[start..] : key[start..end];
    }
}
