using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KubeStellar.Oci;

/// <summary>Asks a registry's token service for bearer tokens, by the rules of Docker's token authentication: GET, or POST of a refresh token.</summary>
internal sealed class TokenService(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider time, string clientId)
{
    /// <summary>The size in bytes above which answers are refused.</summary>
    public const int MaxAnswer = 1024 * 1024;

    /// <summary>The lifetime of tokens that state none, by the specification, and of those that state one that is none.</summary>
    private const int DefaultLifetimeSeconds = 60;

    /// <summary>The lifetime above which none is believed.</summary>
    private const int MaxLifetimeSeconds = 3600;

    /// <summary>Which part of its lifetime a token is used for; the rest covers the way of a request and clocks that differ.</summary>
    private const double UsedPart = 0.8;

    public async Task<Token> GetAsync(Challenge challenge, TokenScope scope, Credential? credential, CancellationToken cancellationToken)
    {
        using var request = credential?.IdentityToken is { } refreshToken
            ? Post(challenge, scope, refreshToken)
            : Get(challenge, scope, credential);
        using var response = await send(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw await AnswerReader.FailureAsync(response, "get token", $"{scope.Repository.Path} from {challenge.Realm!.Authority}", credential?.Origin, cancellationToken);
        }

        var subject = $"token from {challenge.Realm!.Authority}";
        var body = await AnswerReader.ReadAsync(response, MaxAnswer, subject, cancellationToken);
        return SecretJson.Convert(body, found => new MalformedContentException(subject, found), json =>
        {
            var value = json.Text("token") is { Length: > 0 } token ? token : json.RequiredText("access_token");
            if (value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                throw new JsonException("a token that no header can carry");
            }

            return new Token(value, time.GetUtcNow() + (LifetimeLeft(json, response.Headers.Date) * UsedPart));
        });
    }

    // Services that keep tokens say how old one is by its issue; the age is taken by the service's own clock, which may differ from this machine's.
    private static TimeSpan LifetimeLeft(JsonElement json, DateTimeOffset? now)
    {
        var stated = json.TryGetProperty("expires_in", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var seconds) ? seconds : 0;
        var lifetime = TimeSpan.FromSeconds(stated > 0 ? Math.Min(stated, MaxLifetimeSeconds) : DefaultLifetimeSeconds);
        var age = json.TryGetProperty("issued_at", out var issue) && issue.ValueKind == JsonValueKind.String && issue.TryGetDateTimeOffset(out var issued) && now > issued
            ? now.Value - issued
            : TimeSpan.Zero;
        return age < lifetime ? lifetime - age : TimeSpan.Zero;
    }

    private static HttpRequestMessage Get(Challenge challenge, TokenScope scope, Credential? credential)
    {
        var query = new StringBuilder(challenge.Realm!.Query.TrimStart('?'));
        foreach (var (name, value) in Parameters(challenge, scope))
        {
            query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(challenge.Realm) { Query = query.ToString() }.Uri);
        if (credential is not null)
        {
            request.Headers.Authorization = Basic(credential);
        }

        return request;
    }

    private HttpRequestMessage Post(Challenge challenge, TokenScope scope, string refreshToken) => new(HttpMethod.Post, challenge.Realm)
    {
        Content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "refresh_token"),
            KeyValuePair.Create("client_id", clientId),
            KeyValuePair.Create("refresh_token", refreshToken),
            .. Parameters(challenge, scope).Where(pair => pair.Key != "scope"),
            KeyValuePair.Create("scope", string.Join(' ', scope.Parameters)),
        ]),
    };

    public static AuthenticationHeaderValue Basic(Credential credential) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.Username}:{credential.Password}")));

    private static IEnumerable<KeyValuePair<string, string>> Parameters(Challenge challenge, TokenScope scope)
    {
        if (challenge.Service is not null)
        {
            yield return KeyValuePair.Create("service", challenge.Service);
        }

        foreach (var parameter in scope.Parameters)
        {
            yield return KeyValuePair.Create("scope", parameter);
        }
    }
}
