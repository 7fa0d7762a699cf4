using System.Text.Json;
using KubeStellar.Oci;

namespace KubeStellar.Testing.GitHub;

/// <summary>A repository on the <see cref="FakeGitHub"/>: its tags and releases, changed as the REST API documents it.</summary>
public sealed class FakeRepository
{
    private readonly string _address;
    private readonly string _name;
    private long _lastId = 5_000_000_000;

    internal FakeRepository(string address, string name) => (_address, _name) = (address, name);

    /// <summary>The commits of its tags.</summary>
    public Dictionary<string, string> Tags { get; } = [];

    /// <summary>Its releases, oldest first.</summary>
    public List<FakeRelease> Releases { get; } = [];

    /// <summary>Whether it tells the digests of files, as github.com does since 2025.</summary>
    public bool TellsDigests { get; set; } = true;

    /// <summary>Adds a release as it may have been made by hand.</summary>
    public FakeRelease Add(string tag, bool draft, params (string Name, byte[] Content, string State)[] assets)
    {
        var release = new FakeRelease { Id = ++_lastId, TagName = tag, Name = tag, Draft = draft };
        release.Assets.AddRange(assets.Select(asset => new FakeAsset { Id = ++_lastId, Name = asset.Name, Content = asset.Content, State = asset.State }));
        Releases.Add(release);
        return release;
    }

    internal FakeAnswer Answer(FakeRequest request) => (request.Method, request.Parts[3..]) switch
    {
        ("GET", []) => FakeAnswer.Json(200, new { Id = 1, FullName = _name, Permissions = new { Admin = false, Push = request.Token is FakeToken.Writer, Pull = true } }),
        ("GET", ["commits", "tags", var tag]) => Tags.TryGetValue(tag, out var commit) ? FakeAnswer.Text("application/vnd.github.v3.sha; charset=utf-8", commit) : FakeAnswer.Failure(422, $"No commit found for SHA: tags/{tag}"),
        ("GET", ["releases"]) => List(request),
        ("GET", ["releases", "tags", var tag]) => Published(tag) is { } release ? FakeAnswer.Json(200, Describe(release)) : FakeAnswer.Failure(404, "Not Found"),
        ("GET", ["releases", "assets", var id]) => FindAsset(id) is var (_, asset) ? new FakeAnswer(200, "application/octet-stream", asset.Content) : FakeAnswer.Failure(404, "Not Found"),
        _ when !request.MayWrite => FakeAnswer.Failure(403, "Resource not accessible by integration"),
        ("POST", ["releases"]) => Create(request.Json()),
        ("PATCH", ["releases", var id]) => Find(id) is { } release ? Edit(release, request.Json()) : FakeAnswer.Failure(404, "Not Found"),
        ("DELETE", ["releases", "assets", var id]) => FindAsset(id) is var (release, asset) && release.Assets.Remove(asset) ? FakeAnswer.NoContent : FakeAnswer.Failure(404, "Not Found"),
        ("DELETE", ["releases", var id]) => Find(id) is { } release && Releases.Remove(release) ? FakeAnswer.NoContent : FakeAnswer.Failure(404, "Not Found"),
        ("POST", ["releases", var id, "assets"]) => Find(id) is { } release ? Upload(release, request, "uploaded", request.Body) : FakeAnswer.Failure(404, "Not Found"),
        _ => FakeAnswer.Failure(404, "Not Found"),
    };

    /// <summary>Leaves what an upload leaves that broke off.</summary>
    internal void UploadHalf(FakeRequest request)
    {
        if (request.Parts is [.., "releases", var id, "assets"] && Find(id) is { } release)
        {
            Upload(release, request, "starter", []);
        }
    }

    private FakeAnswer List(FakeRequest request)
    {
        var size = int.Parse(request.Query.GetValueOrDefault("per_page", "30"), System.Globalization.CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query.GetValueOrDefault("page", "1"), System.Globalization.CultureInfo.InvariantCulture);
        var visible = Releases.Where(release => !release.Draft || request.MayWrite).Reverse().ToList();
        var answer = FakeAnswer.Json(200, visible.Skip((page - 1) * size).Take(size).Select(Describe));
        if (page * size < visible.Count)
        {
            answer.Headers["Link"] = $"<{_address}{request.Path}?per_page={size}&page={page + 1}>; rel=\"next\"";
        }

        return answer;
    }

    private FakeAnswer Create(JsonElement json)
    {
        var tag = json.GetProperty("tag_name").GetString()!;
        var release = new FakeRelease { Id = ++_lastId, TagName = tag };
        if (!Flag(json, "draft") && Published(tag) is not null)
        {
            return FakeAnswer.AlreadyExists("Release", "tag_name");
        }

        Change(release, json);
        Releases.Add(release);
        return FakeAnswer.Json(201, Describe(release));
    }

    private FakeAnswer Edit(FakeRelease release, JsonElement json)
    {
        if (release.Draft && json.TryGetProperty("draft", out var draft) && !draft.GetBoolean() && Published(release.TagName) is not null)
        {
            return FakeAnswer.AlreadyExists("Release", "tag_name");
        }

        Change(release, json);
        return FakeAnswer.Json(200, Describe(release));
    }

    private static void Change(FakeRelease release, JsonElement json)
    {
        release.TagName = Text(json, "tag_name") ?? release.TagName;
        release.Name = Text(json, "name") ?? release.Name;
        release.Body = Text(json, "body") ?? release.Body;
        release.MakeLatest = Text(json, "make_latest") ?? release.MakeLatest;
        release.Draft = json.TryGetProperty("draft", out _) ? Flag(json, "draft") : release.Draft;
        release.Prerelease = json.TryGetProperty("prerelease", out _) ? Flag(json, "prerelease") : release.Prerelease;
    }

    private FakeAnswer Upload(FakeRelease release, FakeRequest request, string state, byte[] content)
    {
        var name = request.Query["name"];
        if (release.Assets.Any(asset => asset.Name == name))
        {
            return FakeAnswer.AlreadyExists("ReleaseAsset", "name");
        }

        var asset = new FakeAsset { Id = ++_lastId, Name = name, State = state, Content = content };
        release.Assets.Add(asset);
        return FakeAnswer.Json(201, Describe(asset));
    }

    private FakeRelease? Published(string tag) => Releases.FirstOrDefault(release => !release.Draft && release.TagName == tag);

    private FakeRelease? Find(string id) => Releases.FirstOrDefault(release => $"{release.Id}" == id);

    private (FakeRelease Release, FakeAsset Asset)? FindAsset(string id) =>
        Releases.SelectMany(release => release.Assets.Select(asset => ((FakeRelease, FakeAsset)?)(release, asset))).FirstOrDefault(found => $"{found!.Value.Item2.Id}" == id);

    private object Describe(FakeRelease release) => new
    {
        release.Id,
        release.TagName,
        release.Name,
        release.Body,
        release.Draft,
        release.Prerelease,
        HtmlUrl = $"https://github.com/{_name}/releases/tag/{release.TagName}",
        UploadUrl = $"{_address}/uploads/repos/{_name}/releases/{release.Id}/assets{{?name,label}}",
        Assets = release.Assets.Select(Describe).ToArray(),
    };

    private object Describe(FakeAsset asset) => new
    {
        asset.Id,
        asset.Name,
        asset.State,
        Size = asset.Content.Length,
        ContentType = "application/octet-stream",
        Digest = TellsDigests && asset.State == "uploaded" ? Digest.Of(asset.Content).ToString() : null,
    };

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
