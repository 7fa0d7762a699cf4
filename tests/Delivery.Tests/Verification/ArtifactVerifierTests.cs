using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Provenance.Sbom;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Signing;
using KubeStellar.Delivery.Tests.Signing;
using KubeStellar.Delivery.Verification;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Verification;

public sealed class ArtifactVerifierTests : IDisposable
{
    private const string Url = "https://github.com/owner/hello";
    private const string Foreign = "89abcdef0123456789abcdef0123456789abcdef";

    private static readonly RepositoryName Image = RepositoryName.Parse("ghcr.io/owner/hello");
    private static readonly RepositoryName Chart = RepositoryName.Parse("ghcr.io/owner/charts/app");

    private readonly TemporaryRepository _source = new();
    private readonly TemporaryDirectory _folder = new();
    private readonly LayoutRegistry _places;
    private readonly string _commit;

    public ArtifactVerifierTests()
    {
        _places = new LayoutRegistry(_folder["registry"]);
        _commit = _source.Commit("first", ("a", "b"));
        _source.Tag("v1.2.3");
    }

    public void Dispose()
    {
        _source.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_hashing_and_git_show_is_proven_and_what_labels_say_is_claimed()
    {
        var index = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await StateAsync(index.Descriptor, _commit);

        var report = await VerifyAsync("ghcr.io/owner/hello:1.2.3");

        report.EnsureConsistent();
        Assert.Equal(
            ["digest proven", "content proven", "platforms proven", "source claimed", "version claimed", "revision claimed", "git.tag proven", "provenance claimed", "sbom unproven", "signature unproven"],
            Standings(report));
        Assert.Equal($"{index.Descriptor.Digest}", Value(report, "digest"));
        Assert.Equal(("linux/amd64,linux/arm64", _commit, "v1.2.3", Url), (Value(report, "platforms"), Value(report, "revision"), Value(report, "git.tag"), Value(report, "source")));
    }

    [Fact]
    public async Task A_signature_by_the_named_key_proves_what_the_content_records()
    {
        using var key = NewKey();
        var index = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await ArtifactSignature.SignAsync(key, Image, index.Descriptor.Digest, _places.Open(Image), CancellationToken.None);

        var unasked = await VerifyAsync("ghcr.io/owner/hello:1.2.3");
        var report = await VerifyAsync("ghcr.io/owner/hello:1.2.3", key.Verification);

        Assert.Contains("--verification-key", Fact(unasked, "signature").Evidence, StringComparison.Ordinal);
        Assert.Equal([FactStanding.Proven, FactStanding.Proven, FactStanding.Proven], ((string[])["signature", "revision", "version"]).Select(id => Fact(report, id).Standing));
    }

    [Fact]
    public async Task A_signature_that_the_named_key_did_not_make_is_a_contradiction()
    {
        using var key = NewKey();
        using var other = NewKey();
        var index = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        var unsigned = await VerifyAsync("ghcr.io/owner/hello:1.2.3", key.Verification);
        await ArtifactSignature.SignAsync(other, Image, index.Descriptor.Digest, _places.Open(Image), CancellationToken.None);

        var report = await VerifyAsync("ghcr.io/owner/hello:1.2.3", key.Verification);

        Assert.Equal("signature", Assert.Single(unsigned.Contradictions).Id);
        Assert.Contains("other keys", Assert.Single(report.Contradictions).Evidence, StringComparison.Ordinal);
        Assert.Contains("signature", Assert.Throws<ContradictoryArtifactException>(report.EnsureConsistent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_git_tag_that_names_another_commit_or_is_not_there_is_a_contradiction()
    {
        await HandmadeImage.Of(Url, Foreign, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await HandmadeImage.Of(Url, _commit, "1.2.4").PushAsync(_places.Open(Image), "1.2.4");

        var moved = Assert.Single((await VerifyAsync("ghcr.io/owner/hello:1.2.3")).Contradictions);
        var absent = Assert.Single((await VerifyAsync("ghcr.io/owner/hello:1.2.4")).Contradictions);

        Assert.Equal(("git.tag", "git.tag"), (moved.Id, absent.Id));
        Assert.Contains(_commit, moved.Evidence, StringComparison.Ordinal);
        Assert.Contains("no such tag", absent.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_that_disagree_about_version_or_commit_are_contradictions_that_name_the_places()
    {
        var index = await (HandmadeImage.Of(Url, _commit, "1.2.3") with { Labels = _ => HandmadeImage.Identity(Url, _commit, "1.2.2") }).PushAsync(_places.Open(Image), "1.2.3");
        await StateAsync(index.Descriptor, Foreign);

        var report = await VerifyAsync("ghcr.io/owner/hello:1.2.3");

        Assert.Equal(["version", "revision", "git.tag"], report.Contradictions.Select(fact => fact.Id));
        Assert.Contains("1.2.2 in labels of linux/amd64", Fact(report, "version").Evidence, StringComparison.Ordinal);
        Assert.Contains($"{Foreign} in provenance", Fact(report, "revision").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_artifact_of_others_that_says_nothing_is_unproven_and_not_wrong()
    {
        await new HandmadeImage { Labels = _ => new Dictionary<string, string> { [ArtifactIdentity.Source] = "https://github.com/base/image", [ArtifactIdentity.Version] = "22.04" } }
            .PushAsync(_places.Open(Image), "1.2.3");

        var report = await VerifyAsync("ghcr.io/owner/hello:1.2.3");

        report.EnsureConsistent();
        Assert.Equal((FactStanding.Unproven, FactStanding.Unproven), (Fact(report, "revision").Standing, Fact(report, "git.tag").Standing));
        Assert.Contains(_commit, Fact(report, "git.tag").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_no_longer_names_the_digest_of_the_reference_is_a_contradiction()
    {
        var old = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await (HandmadeImage.Of(Url, _commit, "1.2.3") with { Seed = "again" }).PushAsync(_places.Open(Image), "1.2.3");

        var report = await VerifyAsync($"ghcr.io/owner/hello:1.2.3@{old.Descriptor.Digest}");

        Assert.Equal("digest", Assert.Single(report.Contradictions).Id);
    }

    [Fact]
    public async Task A_statement_that_is_about_something_else_is_a_contradiction()
    {
        var index = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await StateAsync(index.Descriptor, _commit, Digest.Of("something else"u8));

        Assert.Equal("provenance", Assert.Single((await VerifyAsync("ghcr.io/owner/hello:1.2.3")).Contradictions).Id);
    }

    [Fact]
    public async Task Platforms_without_a_bill_of_materials_are_named()
    {
        var index = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await AttestationPublisher.AttachAsync(new Attestation(SpdxDocument.MediaType, "{}"u8.ToArray(), new Dictionary<string, string>()), index.Manifests[0], _places.Open(Image), CancellationToken.None);

        var facts = (await VerifyAsync("ghcr.io/owner/hello:1.2.3")).Facts.Where(fact => fact.Id == "sbom");

        Assert.Equal([(FactStanding.Claimed, "linux/amd64"), (FactStanding.Unproven, "linux/arm64")], facts.Select(fact => (fact.Standing, fact.Value)));
    }

    [Fact]
    public async Task What_a_chart_runs_is_looked_for()
    {
        var image = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        await new HandmadeChart("app", "v1.2.3", "ghcr.io/owner/hello:1.2.3", "ghcr.io/owner/hello:1.2.4") { Identity = HandmadeImage.Identity(Url, _commit, "1.2.3") }.PushAsync(_places.Open(Chart), "v1.2.3");

        var report = await VerifyAsync("ghcr.io/owner/charts/app:v1.2.3");

        Assert.Equal("version v1.2.3, appVersion v1.2.3", Value(report, "chart.versions"));
        Assert.Equal(FactStanding.Proven, Fact(report, "git.tag").Standing);
        Assert.Contains($"{image.Descriptor.Digest}", report.Facts.Single(fact => fact.Value == "ghcr.io/owner/hello:1.2.3").Evidence, StringComparison.Ordinal);
        Assert.Equal("ghcr.io/owner/hello:1.2.4", Assert.Single(report.Contradictions).Value);
    }

    [Fact]
    public async Task Missing_layers_are_found_without_reading_them()
    {
        var index = await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");
        var layer = (await ImageManifest.FetchAsync(_places.Open(Image), index.Manifests[0])).Layers[0];
        File.Delete(_folder[$"registry/ghcr.io/owner/hello/blobs/sha256/{layer.Digest.Hex}"]);

        Assert.Contains($"{layer.Digest}", Assert.Single((await VerifyAsync("ghcr.io/owner/hello:1.2.3")).Contradictions).Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_leaves_the_tag_unproven()
    {
        await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "1.2.3");

        var report = await VerifyAsync("ghcr.io/owner/hello:1.2.3", tags: new RemoteTagFinder("git://127.0.0.1:1/owner/hello"));

        Assert.Equal(FactStanding.Unproven, Fact(report, "git.tag").Standing);
        report.EnsureConsistent();
    }

    [Fact]
    public async Task A_reference_to_nothing_or_without_a_version_is_refused()
    {
        await HandmadeImage.Of(Url, _commit, "1.2.3").PushAsync(_places.Open(Image), "latest");

        await Assert.ThrowsAsync<ArtifactMissingException>(() => VerifyAsync("ghcr.io/owner/hello:9.9.9"));
        await Assert.ThrowsAsync<InvalidReferenceException>(() => VerifyAsync("ghcr.io/owner/hello"));
    }

    private async Task<VerificationReport> VerifyAsync(string reference, VerificationKey? key = null, ITagFinder? tags = null)
    {
        using var source = SourceRepository.Open(_source.Folder);
        var lookup = new ReferenceLookup(name => [_places.Open(name)], TimeSpan.FromSeconds(10));
        IReadOnlyList<IFactFinder> finders =
            [new DigestFacts(), new IdentityFacts(), new GitTagFact(tags ?? new CheckoutTags(source)), new ChartFacts(lookup), new ProvenanceFact(), new BillOfMaterialsFact()];
        var parsed = Reference.Parse(reference);
        return await new ArtifactVerifier(new SignatureFact(key), finders).VerifyAsync(parsed, _places.Open(parsed.Repository), CancellationToken.None);
    }

    private Task<AttachedAttestation> StateAsync(Descriptor subject, string commit, Digest? about = null) => AttestationPublisher.AttachAsync(
        ProvenanceStatement.Create(
            Image, about ?? subject.Digest,
            new BuildDefinition
            {
                Release = new ReleaseFacts(ReleaseVersion.Parse("1.2.3"), CommitId.Parse(commit), DateTimeOffset.UnixEpoch), Source = Url, Kind = "image", Origin = "./cmd/hello",
            },
            new BuildRun { BuilderId = "https://example.com/builder", BuilderVersion = "1.0.0" }),
        subject, _places.Open(Image), CancellationToken.None);

    private static SigningKey NewKey() => SigningKey.Parse(SampleKeys.Plain(), "key", null);

    private static VerifiedFact Fact(VerificationReport report, string id) => report.Facts.Single(fact => fact.Id == id);

    private static string Value(VerificationReport report, string id) => Fact(report, id).Value;

    private static IEnumerable<string> Standings(VerificationReport report) => report.Facts.Select(fact => $"{fact.Id} {VerificationReportJson.NameOf(fact.Standing)}");
}
