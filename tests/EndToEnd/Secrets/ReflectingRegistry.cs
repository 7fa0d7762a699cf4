using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using KubeStellar.Testing.Faults;

namespace KubeStellar.EndToEnd.Secrets;

/// <summary>What a registry is made to do that has a token service and, when told to, shows everybody what it was sent.</summary>
internal sealed class ReflectingRegistry
{
    private const string TokenPath = "/token";

    private readonly string _password;
    private readonly string _token = Canary.For("token").Replace("\"", "", StringComparison.Ordinal);
    private int _tokens;

    /// <param name="password">The password or identity token that it gives tokens for.</param>
    public ReflectingRegistry(string password) => _password = password;

    /// <summary>The status that every request with the right token is refused with, what was sent being echoed in every way; null lets it pass.</summary>
    public HttpStatusCode? Refusal { get; set; }

    /// <summary>Whether the token service does so instead.</summary>
    public bool RefusesTokens { get; set; }

    /// <summary>How many tokens were given.</summary>
    public int Tokens => _tokens;

    /// <summary>The rule to add to a proxy in front of a registry.</summary>
    public FaultRule Rule => new(Requests.All, async (request, next) =>
    {
        var sent = request.Headers.Authorization;
        if (request.RequestUri!.AbsolutePath == TokenPath)
            return await GiveTokenAsync(request);
        if (sent?.Parameter != _token)
            return Challenge(request);
        if (Refusal is { } status)
            // A HEAD has no body to show anything in; one that tells nothing is followed by a GET.
            return request.Method == HttpMethod.Head ? new HttpResponseMessage(HttpStatusCode.OK) : Echo(status, $"{sent}", sent.Parameter!);
        request.Headers.Authorization = null;
        return await next(request);
    });

    private async Task<HttpResponseMessage> GiveTokenAsync(HttpRequestMessage request)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        var basic = request.Headers.Authorization?.Parameter is { } parameter ? Encoding.UTF8.GetString(Convert.FromBase64String(parameter)) : "";
        var isRight = basic.EndsWith($":{_password}", StringComparison.Ordinal) || form.Contains(WebUtility.UrlEncode(_password), StringComparison.Ordinal);
        if (!isRight)
            return Echo(HttpStatusCode.Unauthorized, $"{request.Headers.Authorization} {form}", basic);
        if (RefusesTokens)
            return Echo(Refusal ?? HttpStatusCode.Forbidden, $"{request.Headers.Authorization} {form}", _password);
        Interlocked.Increment(ref _tokens);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(new { token = _token, expires_in = 300 }) };
    }

    private static HttpResponseMessage Echo(HttpStatusCode status, string header, string secret)
    {
        var message = $"I was sent {header}: {secret}, {Uri.EscapeDataString(secret)}, {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}, {WebUtility.HtmlEncode(secret)}, {secret[..^3]}";
        return new HttpResponseMessage(status) { Content = JsonContent.Create(new { errors = new[] { new { code = secret, message }, new { code = "ECHO", message = new string('x', 370) + secret } } }), ReasonPhrase = "no" };
    }

    private static HttpResponseMessage Challenge(HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", $"realm=\"http://{request.Headers.Host}{TokenPath}\",service=\"test\""));
        return answer;
    }
}
