using System.Net;
using KubeStellar.Oci;
using Octokit;
using Octokit.Internal;

namespace KubeStellar.Delivery.GitHub;

/// <summary>The releases of one repository on GitHub (docs.github.com, "REST API endpoints for releases").</summary>
public sealed class GitHubReleases
{
    private const string Binary = "application/octet-stream";
    private const int PageSize = 100;
    private static readonly TimeSpan UploadWithin = TimeSpan.FromHours(1);

    private readonly ApiConnection _api;
    private readonly GitHubClient _client;
    private readonly GitHubCalls _calls;
    private readonly GitHubRepository _repository;

    /// <summary>Creates a client; nothing is asked yet.</summary>
    /// <param name="access">Where GitHub is.</param>
    /// <param name="repository">The repository.</param>
    public GitHubReleases(GitHubAccess access, GitHubRepository repository)
    {
        ArgumentNullException.ThrowIfNull(access);
        _repository = repository;
        var credentials = access.Token is { } token ? new Credentials(token) : Credentials.Anonymous;
        var connection = new Connection(
            new ProductHeaderValue("kubestellar-delivery"), access.Api, new InMemoryCredentialStore(credentials), new HttpClientAdapter(() => access.Decorate(HttpMessageHandlerFactory.CreateDefault())), new SimpleJsonSerializer());

        // Each request has its own limit; uploads take longer than what a client allows by default.
        connection.SetRequestTimeout(Timeout.InfiniteTimeSpan);
        _api = new ApiConnection(connection);
        _client = new GitHubClient(connection);
        _calls = new GitHubCalls(access.Api, $"{repository} on GitHub");
    }

    /// <summary>Asks whether the token may write.</summary>
    public Task<WriteAccess> GetAccessAsync() => _calls.RunAsync("ask for the token's permissions", async () =>
        GitHubCalls.Present(await _client.Repository.Get(_repository.Owner, _repository.Name)).Permissions is { Push: true } ? WriteAccess.Granted
        : await IsOfAppAsync() ? WriteAccess.Unknown
        : WriteAccess.Denied);

    /// <summary>Returns the commit that a tag names on GitHub as full hexadecimal name, or null when there is no such tag.</summary>
    /// <param name="tag">The tag.</param>
    public Task<string?> FindCommitAsync(string tag) => _calls.RunAsync<string?>("look up the tag", async () =>
    {
        try
        {
            return await _client.Repository.Commit.GetSha1(_repository.Owner, _repository.Name, $"tags/{tag}");
        }
        catch (ApiException error) when (error.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict)
        {
            return null;
        }
    });

    /// <summary>Lists every release, drafts included where the token may write.</summary>
    public Task<IReadOnlyList<GitHubRelease>> ListAsync() => _calls.RunAsync<IReadOnlyList<GitHubRelease>>("list releases", async () =>
    {
        // The client takes an empty answer for an empty list, and a second draft would be made.
        List<GitHubRelease> releases = [];
        for (var page = 1; ; page++)
        {
            var found = GitHubCalls.Present(await _api.Get<List<GitHubRelease>>(At($"releases?per_page={PageSize}&page={page}")));
            releases.AddRange(found);
            if (found.Count < PageSize)
            {
                return releases;
            }
        }
    });

    /// <summary>Creates a draft.</summary>
    /// <param name="draft">What it says.</param>
    public Task<GitHubRelease> CreateAsync(NewRelease draft) => _calls.RunAsync($"create a draft for {draft.TagName}", async () => GitHubCalls.Present(await _api.Post<GitHubRelease>(At("releases"), draft)));

    /// <summary>Changes a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="change">What changes.</param>
    public Task<GitHubRelease> EditAsync(GitHubRelease release, ReleaseUpdate change) =>
        _calls.RunAsync($"change the release {release.TagName}", async () => GitHubCalls.Present(await _api.Patch<GitHubRelease>(At($"releases/{release.Id}"), change)));

    /// <summary>Deletes a release.</summary>
    /// <param name="release">The release.</param>
    public Task DeleteAsync(GitHubRelease release) => DeleteAsync($"delete the draft {release.Id} of {release.TagName}", $"releases/{release.Id}");

    /// <summary>Deletes a file.</summary>
    /// <param name="asset">The file.</param>
    public Task DeleteAsync(GitHubAsset asset) => DeleteAsync($"delete the file {asset.Name}", $"releases/assets/{asset.Id}");

    /// <summary>Uploads a file.</summary>
    /// <param name="release">The release.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="content">The content, seekable.</param>
    /// <param name="cancellation">Stops the upload.</param>
    public Task<GitHubAsset> UploadAsync(GitHubRelease release, string name, Stream content, CancellationToken cancellation) => _calls.RunAsync($"upload {name}", async () =>
    {
        var template = release.UploadUrl.IndexOf('{', StringComparison.Ordinal);
        var address = template < 0 ? release.UploadUrl : release.UploadUrl[..template];
        return GitHubCalls.Present(await _api.Post<GitHubAsset>(new Uri($"{address}?name={Uri.EscapeDataString(name)}"), content, "application/vnd.github+json", Binary, UploadWithin, cancellation));
    });

    /// <summary>Returns a file's digest: as GitHub tells it, else of the bytes that it sends.</summary>
    /// <param name="asset">The file.</param>
    public Task<Digest> DigestOfAsync(GitHubAsset asset) => Digest.TryParse(asset.Digest, out var told)
        ? Task.FromResult(told)
        : _calls.RunAsync($"download {asset.Name}", async () => (await _api.Connection.Get<byte[]>(At($"releases/assets/{asset.Id}"), null, Binary)).HttpResponse.Body switch
        {
            byte[] bytes => Digest.Of(bytes),
            Stream stream => await Digest.OfAsync(stream, CancellationToken.None),
            var other => throw new GitHubAnswerException($"download {asset.Name}", $"{_repository} on GitHub", Binary, other?.GetType().Name ?? "nothing"),
        });

    private Task<bool> DeleteAsync(string operation, string path) => _calls.RunAsync(operation, async () =>
    {
        await _api.Delete(At(path));
        return true;
    });

    // For the token of an app GitHub always says that it may not push; only such tokens may list the app's repositories.
    private async Task<bool> IsOfAppAsync()
    {
        try
        {
            await _client.GitHubApps.Installation.GetAllRepositoriesForCurrent(new ApiOptions { PageCount = 1, PageSize = 1 });
            return true;
        }
        catch (ApiException error) when (error is not RateLimitExceededException && error.StatusCode is (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized))
        {
            return false;
        }
    }

    private Uri At(string path) => new($"repos/{_repository.Owner}/{_repository.Name}/{path}", UriKind.Relative);
}
