using System.Net;
using System.Security.Cryptography;
using KubeStellar.Testing;

namespace KubeStellar.Oci.Tests;

[Collection(RegistriesCollection.Name)]
public sealed class FileUploadTests(RegistryFixture registries) : IDisposable
{
    private const int Size = (20 * 1024 * 1024) + 123;

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_file_of_many_parts_arrives_as_it_is_and_is_reported_on_the_way()
    {
        var (layout, blob) = await StageAsync(Size);
        await using var client = new RemoteRegistry();
        var target = client.Open(RepositoryName.Parse($"{(await registries.OpenAsync()).Host}/files/large"));
        var seen = new Seen();
        await ArtifactCopier.CopyAsync(layout, blob, target, new CopyOptions { Progress = seen });
        await using var stream = await target.FetchAsync(blob);
        await stream.CopyToAsync(Stream.Null);
        Assert.InRange(seen.Steps.Count, 20, 22);
        Assert.Equal(Size, seen.Steps[^1]);
    }

    [SkippableFact]
    public async Task A_damaged_file_is_named_and_the_registry_keeps_nothing()
    {
        var (layout, blob) = await StageAsync(Size);
        Damage(layout.PathOf(blob));
        await using var client = new RemoteRegistry();
        var target = client.Open(RepositoryName.Parse($"{(await registries.OpenAsync()).Host}/files/damaged"));
        var error = await Assert.ThrowsAsync<WrongContentException>(() => ArtifactCopier.CopyAsync(layout, blob, target));
        Assert.Contains(blob.Digest.Hex, error.Message, StringComparison.Ordinal);
        Assert.False(await target.ExistsAsync(blob));
    }

    public static TheoryData<string, Func<HttpResponseMessage>> Incurious => new()
    {
        { "names no digest", () => ScriptedRegistry.Answer(HttpStatusCode.Created) },
        { "names no digest that can be read", () => ScriptedRegistry.Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", "x")) },
        { "names one of another kind", () => ScriptedRegistry.Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", $"sha512:{new string('0', 128)}")) },
        { "does not come to answer", () => throw new HttpRequestException("broken", new IOException("broken")) },
    };

    [Theory]
    [MemberData(nameof(Incurious))]
    public async Task A_damaged_file_is_named_where_the_registry(string does, Func<HttpResponseMessage> answer)
    {
        Assert.NotEmpty(does);
        var (layout, blob) = await StageAsync(Size);
        Damage(layout.PathOf(blob));
        var stored = false;
        var registry = new ScriptedRegistry(request =>
        {
            if (request.Method == HttpMethod.Post)
                return ScriptedRegistry.Answer(HttpStatusCode.Accepted, null, ("Location", "/v2/a/b/blobs/uploads/1"));
            if (request.Method != HttpMethod.Put)
                return ScriptedRegistry.Answer(stored ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            Assert.Equal(Size, request.Content!.ReadAsByteArrayAsync().Result.Length);
            stored = true;
            return answer();
        });
        await using var client = registry.Client(new() { TimeProvider = new InstantTime() });
        await Assert.ThrowsAsync<WrongContentException>(() => ArtifactCopier.CopyAsync(layout, blob, client.Open(RepositoryName.Parse("registry.example/a/b"))));
    }

    [Fact]
    public async Task A_file_that_is_cut_while_it_is_sent_is_named_and_not_taken_for_a_broken_connection()
    {
        var (layout, blob) = await StageAsync(Size);
        Damage(layout.PathOf(blob));
        var registry = new ScriptedRegistry(request =>
        {
            if (request.Method != HttpMethod.Put)
                return ScriptedRegistry.Answer(request.Method == HttpMethod.Post ? HttpStatusCode.Accepted : HttpStatusCode.NotFound, null, ("Location", "/v2/a/b/blobs/uploads/1"));
            request.Content!.CopyToAsync(Stream.Null).GetAwaiter().GetResult();
            return ScriptedRegistry.Answer(HttpStatusCode.Created);
        });
        await using var client = registry.Client(new() { TimeProvider = new InstantTime() });
        var cut = new OnFirst(() =>
        {
            using var file = File.OpenHandle(layout.PathOf(blob), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.SetLength(file, Size / 2);
        });
        var error = await Assert.ThrowsAsync<UnreadableContentException>(
            () => ArtifactCopier.CopyAsync(layout, blob, client.Open(RepositoryName.Parse("registry.example/a/b")), new CopyOptions { Progress = cut }));
        Assert.Contains(blob.Digest.Hex, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_reaches_a_connection_that_only_knows_memory_as_it_is()
    {
        var (layout, blob) = await StageAsync(Size);
        var arrived = new List<Digest>();
        var registry = new ScriptedRegistry(request =>
        {
            if (request.Method != HttpMethod.Put)
                return ScriptedRegistry.Answer(request.Method == HttpMethod.Post ? HttpStatusCode.Accepted : HttpStatusCode.NotFound, null, ("Location", "/v2/a/b/blobs/uploads/1"));
            arrived.Add(Digest.Of(request.Content!.ReadAsByteArrayAsync().Result));
            return ScriptedRegistry.Answer(HttpStatusCode.Created, null, ("Docker-Content-Digest", blob.Digest.ToString()));
        });
        await using var client = registry.Client();
        await ArtifactCopier.CopyAsync(layout, blob, client.Open(RepositoryName.Parse("registry.example/a/b")));
        Assert.Equal([blob.Digest], arrived);
    }

    private static void Damage(string file)
    {
        // A file of its own, in case the layout's is linked.
        var bytes = File.ReadAllBytes(file);
        bytes[Size / 2] ^= 1;
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }

    private async Task<(OciLayout Layout, Descriptor Blob)> StageAsync(int size)
    {
        var layout = new OciLayout(_folder["layout"]);
        var bytes = RandomNumberGenerator.GetBytes(size);
        var blob = Descriptor.Of(MediaTypes.OciLayer, bytes);
        await layout.PushAsync(blob, ContentSource.FromBytes(bytes));
        return (layout, blob);
    }

    private sealed class OnFirst(Action act) : IProgress<TransferProgress>
    {
        private bool _acted;

        public void Report(TransferProgress value)
        {
            if (!_acted)
                act();
            _acted = true;
        }
    }

    private sealed class Seen : IProgress<TransferProgress>
    {
        public List<long> Steps { get; } = [];

        public void Report(TransferProgress value) => Steps.Add(value.Bytes);
    }
}
