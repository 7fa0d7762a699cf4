using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Provenance;

[Collection(ServersCollection.Name)]
public sealed class AttestationPublisherTests(RegistryFixture registries) : IAsyncLifetime, IDisposable
{
    private static readonly Attestation Statement = new(
        ProvenanceStatement.MediaType,
        """{"_type":"https://in-toto.io/Statement/v1"}"""u8.ToArray(),
        new Dictionary<string, string> { [ProvenanceStatement.PredicateTypeAnnotation] = ProvenanceStatement.PredicateType });

    private readonly TemporaryDirectory _folder = new();
    private readonly RemoteRegistry _client = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _client.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_is_an_artifact_that_refers_to_its_subject()
    {
        var layout = new OciLayout(_folder["layout"]);
        var subject = await SampleArtifact.PushAsync(layout, "a");

        var attached = await AttestationPublisher.AttachAsync(Statement, subject with { ArtifactType = "x", Platform = Platform.Parse("linux/amd64") }, layout, CancellationToken.None);

        Assert.True(attached.Written);
        Assert.Equal(
            $$$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.in-toto+json",
            "config":{"mediaType":"application/vnd.oci.empty.v1+json","size":2,"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
            "layers":[{"mediaType":"application/vnd.in-toto+json","size":43,"digest":"{{{Statement.Layer.Digest}}}"}],
            "annotations":{"in-toto.io/predicate-type":"https://slsa.dev/provenance/v1"},
            "subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":{{{subject.Size}}},"digest":"{{{subject.Digest}}}"}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(await layout.FetchBytesAsync(attached.Manifest, ImageManifest.MaxSize)));
        var listed = Assert.Single(await layout.ListReferrersAsync(subject.Digest, ProvenanceStatement.MediaType).ToListAsync());
        Assert.Equal(ProvenanceStatement.PredicateType, listed.Annotations[ProvenanceStatement.PredicateTypeAnnotation]);
    }

    [SkippableFact]
    public async Task The_same_document_again_writes_nothing_and_another_one_joins_it()
    {
        var repository = await OpenAsync();
        var subject = await SampleArtifact.PushAsync(repository, "a");
        var first = await AttestationPublisher.AttachAsync(Statement, subject, repository, CancellationToken.None);
        var before = await WritesAsync();

        var again = await AttestationPublisher.AttachAsync(Statement, subject, repository, CancellationToken.None);
        var after = await WritesAsync();
        var other = await AttestationPublisher.AttachAsync(Statement with { Content = "{}"u8.ToArray() }, subject, repository, CancellationToken.None);

        Assert.Equal((first.Manifest, true, false, true), (again.Manifest, first.Written, again.Written, other.Written));
        Assert.Equal(before, after);
        Assert.Equal([first.Manifest, other.Manifest], await repository.ListReferrersAsync(subject.Digest).ToListAsync());
    }

    [SkippableFact]
    public async Task What_was_pushed_and_not_listed_is_listed_by_the_next_run()
    {
        var repository = await OpenAsync();
        var subject = await SampleArtifact.PushAsync(repository, "a");
        var attached = await AttestationPublisher.AttachAsync(Statement, subject, repository, CancellationToken.None);
        var empty = ImageIndex.Create([]);
        await repository.PushAsync(empty.Descriptor, ContentSource.FromBytes(empty.Bytes));
        await repository.TagAsync(empty.Descriptor, ReferrersTag.Of(subject.Digest));
        Assert.Empty(await repository.ListReferrersAsync(subject.Digest).ToListAsync());

        Assert.True((await AttestationPublisher.AttachAsync(Statement, subject, repository, CancellationToken.None)).Written);

        Assert.Equal([attached.Manifest], await repository.ListReferrersAsync(subject.Digest).ToListAsync());
    }

    [SkippableFact]
    public async Task Oras_discovers_and_pulls_it()
    {
        var oras = await TestTools.RequireAsync("oras");
        var repository = await OpenAsync();
        var subject = await SampleArtifact.PushAsync(repository, "a");
        var attached = await AttestationPublisher.AttachAsync(Statement, subject, repository, CancellationToken.None);

        var discovered = await oras.Prepare("discover", "--plain-http", "--format", "json", "--artifact-type", ProvenanceStatement.MediaType, $"{repository.Location}:0.1.0")
            .RunAsync(CancellationToken.None);
        var pulled = await oras.Prepare("blob", "fetch", "--plain-http", "--output", "-", $"{repository.Location}@{Statement.Layer.Digest}").RunAsync(CancellationToken.None);

        Assert.Contains(attached.Manifest.Digest.ToString(), discovered.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("https://in-toto.io/Statement/v1", JsonDocument.Parse(pulled.StandardOutput).RootElement.GetProperty("_type").GetString());
    }

    private async Task<IReadOnlyList<string>> WritesAsync() =>
        [.. (await registries.OpenAsync()).Requests.Where(request => request.Contains("/attestations/", StringComparison.Ordinal) && request[0] == 'P')];

    private async Task<IRepository> OpenAsync([CallerMemberName] string test = "") =>
        _client.Open(new RepositoryName((await registries.OpenAsync()).Host, "attestations/" + test.ToLowerInvariant().Replace('_', '-')));
}
