using System.Net;
using System.Text.Json;

namespace KubeStellar.Testing.GitHub;

/// <summary>A request that the <see cref="FakeGitHub"/> received, with its body read.</summary>
internal sealed record FakeRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, string Accept, FakeToken? Token, byte[] Body)
{
    /// <summary>The parts of the path.</summary>
    public string[] Parts => Path.Trim('/').Split('/');

    public bool MayWrite => Token is FakeToken.Writer or FakeToken.App;

    public static async Task<FakeRequest> ReadAsync(HttpListenerRequest request, Func<string, FakeToken?> tokenOf)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var authorization = request.Headers["Authorization"]?.Split(' ') ?? [];
        var query = request.QueryString.AllKeys.OfType<string>().ToDictionary(key => key, key => request.QueryString[key] ?? "");
        return new FakeRequest(
            request.HttpMethod, Uri.UnescapeDataString(request.Url!.AbsolutePath), query, request.Headers["Accept"] ?? "", authorization is [_, var token] ? tokenOf(token) : null, body.ToArray());
    }

    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }
}
