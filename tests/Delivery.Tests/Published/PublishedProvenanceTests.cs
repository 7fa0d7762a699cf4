using System.Runtime.CompilerServices;
using System.Text;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Tests.Provenance;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Published;

[Collection(ServersCollection.Name)]
public sealed class PublishedProvenanceTests(RegistryFixture registries) : IAsyncLifetime, IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly RemoteRegistry _client = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _client.DisposeAsync();

    // The asynchronous one does it.
    public void Dispose()
    {
    }

    [SkippableFact]
    public async Task The_statement_beside_an_artifact_is_found_among_other_documents()
    {
        var repository = await OpenAsync();
        var subject = await SampleArtifact.PushAsync(repository, "a");
        await AttestationPublisher.AttachAsync(new Attestation(SpdxDocument.MediaType, "{}"u8.ToArray(), new Dictionary<string, string>()), subject, repository, CancellationToken.None);
        await AttestationPublisher.AttachAsync(
            new Attestation(ProvenanceStatement.MediaType, "{}"u8.ToArray(), new Dictionary<string, string> { ["in-toto.io/predicate-type"] = "https://cyclonedx.org/bom" }), subject, repository, CancellationToken.None);
        var attached = await AttestationPublisher.AttachAsync(Statement(subject.Digest), subject, repository, CancellationToken.None);

        var found = Assert.Single(await PublishedProvenance.ListAsync(repository, subject.Digest, CancellationToken.None));

        Assert.Equal(attached.Manifest, found.Manifest);
        Assert.Equal((Commit, null), (found.Record?.Commit?.Hex, found.Problem));
        Assert.Equal([subject.Digest], found.Record?.Subjects);
    }

    [SkippableFact]
    public async Task An_artifact_without_statements_has_none() =>
        Assert.Empty(await PublishedProvenance.ListAsync(await OpenAsync(), Digest.Of("nothing"u8), CancellationToken.None));

    [SkippableFact]
    public async Task A_statement_that_cannot_be_read_is_listed_with_the_reason_beside_those_that_can()
    {
        var repository = await OpenAsync();
        var subject = await SampleArtifact.PushAsync(repository, "a");
        await AttestationPublisher.AttachAsync(Statement(subject.Digest), subject, repository, CancellationToken.None);
        await AttestationPublisher.AttachAsync(Statement(subject.Digest) with { Content = Encoding.UTF8.GetBytes("rubbish") }, subject, repository, CancellationToken.None);

        var found = await PublishedProvenance.ListAsync(repository, subject.Digest, CancellationToken.None);

        Assert.Equal([false, true], found.Select(statement => statement.Problem is not null).Order());
        Assert.Single(found, statement => statement.Record is not null);
    }

    private static Attestation Statement(Digest subject) => ProvenanceStatement.Create(
        RepositoryName.Parse("ghcr.io/owner/hello"), subject,
        new BuildDefinition
        {
            Release = new ReleaseFacts(ReleaseVersion.Parse("1.2.3"), CommitId.Parse(Commit), DateTimeOffset.UnixEpoch),
            Source = "https://github.com/owner/hello",
            Kind = "image",
            Origin = "./cmd/hello",
        },
        new BuildRun { BuilderId = "https://example.com/builder", BuilderVersion = "1.0.0" });

    private async Task<IRepository> OpenAsync([CallerMemberName] string test = "") =>
        _client.Open(new RepositoryName((await registries.OpenAsync()).Host, "provenance/" + test.ToLowerInvariant().Replace('_', '-')));
}
