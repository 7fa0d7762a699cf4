using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace KubeStellar.Testing.Faults;

/// <summary>A registry behind a token service of its own, both at the proxy: tokens are given for the right credentials and end after so many requests, whatever lifetime they state.</summary>
/// <param name="uses">How many requests a token serves; a token that is used up is answered 401, as an expired one is.</param>
public sealed class TokenGate(int uses)
{
    /// <summary>The user that gets tokens.</summary>
    public const string UserName = TestRegistry.UserName;

    /// <summary>The password of <see cref="UserName"/>.</summary>
    public const string Password = TestRegistry.Password;

    private const string TokenPath = "/token";

    private readonly ConcurrentDictionary<string, int> _left = new(StringComparer.Ordinal);
    private int _issued;
    private int _expired;

    /// <summary>How many tokens were given.</summary>
    public int Issued => _issued;

    /// <summary>How many requests were refused because their token was used up.</summary>
    public int Expired => _expired;

    /// <summary>The number of tokens after which none is given any more; null, the default, for no end.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>The rule to add to a proxy.</summary>
    public FaultRule Rule => new(Faults.Requests.All, PassAsync);

    private Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next)
    {
        if (request.RequestUri!.AbsolutePath == TokenPath)
            return Task.FromResult(GiveToken(request));
        if (request.Headers.Authorization is { Scheme: "Bearer", Parameter: { } token } && TakeUse(token))
        {
            request.Headers.Authorization = null;
            return next(request);
        }
        return Task.FromResult(Challenge(request));
    }

    private HttpResponseMessage GiveToken(HttpRequestMessage request)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"));
        if (request.Headers.Authorization?.Parameter != expected || _issued >= MaxTokens)
            return new HttpResponseMessage(HttpStatusCode.Unauthorized);
        var token = $"token-{Interlocked.Increment(ref _issued)}";
        _left[token] = uses;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(new { token, expires_in = 300 }) };
    }

    private bool TakeUse(string token)
    {
        if (!_left.ContainsKey(token))
            return false;
        if (_left.AddOrUpdate(token, -1, (_, left) => left - 1) >= 0)
            return true;
        Interlocked.Increment(ref _expired);
        return false;
    }

    private static HttpResponseMessage Challenge(HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue("Bearer", $"realm=\"http://{request.Headers.Host}{TokenPath}\",service=\"test\""));
        return answer;
    }
}
