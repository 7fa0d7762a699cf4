using System.Net;
using System.Net.Http.Headers;
using KubeStellar.Testing;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Oci.Tests.Hostile;

/// <summary>A registry of one repository that answers what a test wants, and what a user does with it: resolve a tag and copy it into a folder.</summary>
internal sealed class HostileRegistry : IAsyncDisposable
{
    public const string Tag = "1";

    private readonly TemporaryDirectory _target = new();
    private readonly RemoteRegistry _client;

    public HostileRegistry(Func<HttpRequestMessage, HttpResponseMessage?> answer)
    {
        var registry = new ScriptedRegistry(request => answer(request) ?? ScriptedRegistry.Answer(HttpStatusCode.NotFound));
        _client = registry.Client();
        Requests = () => registry.Requests;
    }

    public static RepositoryName Name { get; } = RepositoryName.Parse("registry.example.com/a");

    public Func<IReadOnlyList<string>> Requests { get; }

    public IRepository Repository => _client.Open(Name);

    public OciLayout Target => new(_target["a"]);

    /// <summary>Answers content by its digest, and the tag with the last of it.</summary>
    public static Func<HttpRequestMessage, HttpResponseMessage?> Of(params IReadOnlyList<(string MediaType, byte[] Bytes)> content) =>
        Of([.. content.Select(item => (Descriptor.Of(item.MediaType, item.Bytes), item.Bytes))]);

    public static Func<HttpRequestMessage, HttpResponseMessage?> Of(IReadOnlyList<(Descriptor Descriptor, byte[] Bytes)> content)
    {
        var answers = content.ToDictionary(item => item.Descriptor.Digest.ToString(), StringComparer.Ordinal);
        answers[Tag] = content[^1];
        return request => answers.TryGetValue(request.RequestUri!.Segments[^1], out var item) ? Content(item.Descriptor, item.Bytes) : null;
    }

    public static HttpResponseMessage Content(Descriptor descriptor, byte[] bytes)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(descriptor.MediaType);
        answer.Headers.Add("Docker-Content-Digest", descriptor.Digest.ToString());
        return answer;
    }

    public async Task CopyAsync()
    {
        var root = await Repository.ResolveAsync(Tag) ?? throw new InvalidOperationException("there is no such tag");
        await ArtifactCopier.CopyAsync(Repository, root, Target);
        await Target.TagAsync(root, Tag);
    }

    public async ValueTask DisposeAsync()
    {
        Untouched.RequireLayouts(_target.FullPath);
        await _client.DisposeAsync();
        _target.Dispose();
    }
}
