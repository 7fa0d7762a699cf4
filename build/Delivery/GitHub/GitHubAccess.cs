using System.Net;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>Where GitHub is and as whom it is asked, from the variables that GitHub Actions sets; it shows nothing of the token.</summary>
public sealed class GitHubAccess
{
    /// <summary>The variable that holds the token.</summary>
    public const string TokenVariable = "GITHUB_TOKEN";

    /// <summary>The variable that names the repository.</summary>
    public const string RepositoryVariable = "GITHUB_REPOSITORY";

    private const string ApiVariable = "GITHUB_API_URL";
    private const string ServerVariable = "GITHUB_SERVER_URL";

    private static readonly RetryLimits Limits = new() { Tries = 5, Total = TimeSpan.FromMinutes(1), Silence = TimeSpan.FromSeconds(30) };

    private readonly string? _repository;
    private readonly string _server;

    private GitHubAccess(Uri api, string server, string? token, string? repository) => (Api, _server, Token, _repository) = (api, server, token, repository);

    /// <summary>The base of the REST API, with a slash at its end.</summary>
    public Uri Api { get; }

    internal string? Token { get; }

    /// <summary>Wraps the handler that sends requests.</summary>
    internal Func<HttpMessageHandler, HttpMessageHandler> Decorate { get; private init; } = static handler => handler;

    /// <summary>Returns the same place, asked again as registries are where it fails for a while; what writes is sent again only where GitHub puts it off.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="retried">Hears of each further try.</param>
    public GitHubAccess WithRetries(TimeProvider time, IProgress<RetryNotice> retried) =>
        new(Api, _server, Token, _repository) { Decorate = handler => RetriedRequests.Over(handler, Limits, time, retried) };

    /// <summary>Reads the variables; without them GitHub is github.com.</summary>
    /// <param name="environment">The environment.</param>
    /// <exception cref="GitHubAddressException">The address of the API is none, or would send the token over plain HTTP.</exception>
    public static GitHubAccess Of(IReadOnlyDictionary<string, string> environment)
    {
        var api = Value(ApiVariable) ?? "https://api.github.com";
        return Uri.TryCreate(api.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && IsSafe(uri)
            ? new GitHubAccess(uri, Value(ServerVariable) ?? "https://github.com", Value(TokenVariable), Value(RepositoryVariable))
            : throw new GitHubAddressException(ApiVariable, api);

        string? Value(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Returns the repository of a source: the one that the environment names where a single source is released, else that of the source's web address; null where neither tells.</summary>
    /// <param name="sourceUrl">The source's web address, or null.</param>
    /// <param name="alone">Whether no other source is released.</param>
    public GitHubRepository? RepositoryOf(string? sourceUrl, bool alone)
    {
        var prefix = _server.TrimEnd('/') + "/";
        var path = alone && _repository is not null ? _repository
            : sourceUrl?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true ? sourceUrl[prefix.Length..]
            : null;
        return GitHubRepository.TryParse(path, out var repository) ? repository : null;
    }

    private static bool IsSafe(Uri uri) =>
        uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))));
}
