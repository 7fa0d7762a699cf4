using System.Text;
using CsCheck;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Published;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Published;

public sealed class ProvenanceRecordTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Other = "89abcdef0123456789abcdef0123456789abcdef";

    private static readonly RepositoryName Name = RepositoryName.Parse("ghcr.io/owner/hello");
    private static readonly Digest Artifact = Digest.Of("artifact"u8);
    private static readonly BuildRun Run = new() { BuilderId = "https://example.com/builder", BuilderVersion = "1.0.0" };

    private static readonly BuildDefinition Definition = new()
    {
        Release = new ReleaseFacts(ReleaseVersion.Parse("1.2.3"), CommitId.Parse(Commit), DateTimeOffset.UnixEpoch),
        Source = "https://github.com/owner/hello",
        Kind = "image",
        Origin = "./cmd/hello",
        Platforms = Platform.ParseList("linux/amd64,linux/arm64"),
        Dependencies = [ResourceDescriptor.OfGo(GoVersion.Parse("1.25.1")), ResourceDescriptor.OfArtifact(RepositoryName.Parse("cgr.dev/chainguard/static"), Artifact)],
    };

    private static readonly byte[] Own = ProvenanceStatement.Create(Name, Artifact, Definition, Run).Content.ToArray();

    [Fact]
    public void What_a_release_states_is_read_back() => Gen.Select(
        Gen.String[Gen.Char['a', 'z'], 1, 10], Gen.Int[0, 99], Gen.String[Gen.Char["0123456789abcdef"], 40, 40], OneOf("https://github.com/owner/", "", "https://user@host:8443/a.git/")).Sample((word, number, commit, host) =>
    {
        var definition = Definition with
        {
            Release = new ReleaseFacts(ReleaseVersion.Parse($"{number}.0.1-{word}"), CommitId.Parse(commit), DateTimeOffset.UnixEpoch),
            Source = host + word,
            Origin = $"./cmd/{word}",
            Platforms = number % 2 == 0 ? Definition.Platforms : [],
        };

        var read = ProvenanceRecord.Parse(ProvenanceStatement.Create(Name, Artifact, definition, Run).Content, "a test");

        Assert.True(read.IsOwn);
        Assert.Equal([Artifact], read.Subjects);
        Assert.Equal((definition.Source, $"refs/tags/v{number}.0.1-{word}", $"{number}.0.1-{word}", definition.Release.Commit), (read.Source, read.Ref, read.Version, read.Commit));
        Assert.Equal(("image", definition.Origin, Run.BuilderId), (read.Kind, read.Origin, read.BuilderId));
        Assert.Equal(definition.Platforms, read.Platforms);
    });

    [Fact]
    public void GitHubs_statements_are_read_out_of_their_bundle()
    {
        var statement = $$$$$"""
            {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"ghcr.io/owner/hello","digest":{"sha256":"{{{{{Artifact.Hex}}}}}"}}],
            "predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"buildType":"https://actions.github.io/buildtypes/workflow/v1",
            "externalParameters":{"workflow":{"ref":"refs/tags/v1.2.3","repository":"https://github.com/owner/hello","path":".github/workflows/release.yml"}},
            "resolvedDependencies":[{"uri":"git+https://github.com/owner/hello@refs/tags/v1.2.3","digest":{"gitCommit":"{{{{{Commit}}}}}"}}]},
            "runDetails":{"builder":{"id":"https://github.com/owner/hello/.github/workflows/release.yml@refs/tags/v1.2.3"}}}}
            """;
        var bundle = $$$$$"""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","dsseEnvelope":{"payload":"{{{{{Base64(statement)}}}}}","payloadType":"application/vnd.in-toto+json","signatures":[]}}""";

        var read = Parse(bundle);

        Assert.False(read.IsOwn);
        Assert.Equal([Artifact], read.Subjects);
        Assert.Equal(("https://github.com/owner/hello", "refs/tags/v1.2.3", Commit), (read.Source, read.Ref, read.Commit?.Hex));
        Assert.StartsWith("https://github.com/owner/hello/.github", read.BuilderId, StringComparison.Ordinal);
    }

    [Fact]
    public void Docker_buildkits_statements_of_both_versions_are_read()
    {
        var old = Parse(Statement("https://in-toto.io/Statement/v0.1", "https://slsa.dev/provenance/v0.2", $$$$$"""
            {"builder":{"id":"https://example.com/buildkit"},"buildType":"https://mobyproject.org/buildkit@v1",
            "materials":[{"uri":"pkg:docker/alpine@3","digest":{"sha256":"{{{{{Artifact.Hex}}}}}"}}],
            "invocation":{"configSource":{"uri":"https://github.com/owner/hello.git#refs/tags/v1.2.3","digest":{"sha1":"{{{{{Commit}}}}}"},"entryPoint":"Dockerfile"}}}
            """));
        var current = Parse(Statement("https://in-toto.io/Statement/v1", "https://slsa.dev/provenance/v1", $$$$$"""
            {"buildDefinition":{"buildType":"https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md",
            "externalParameters":{"configSource":{"uri":"https://github.com/owner/hello.git#refs/tags/v1.2.3","digest":{"sha1":"{{{{{Commit}}}}}"}}},
            "resolvedDependencies":[]},"runDetails":{"builder":{"id":"https://example.com/buildkit"}}}
            """));

        Assert.All([old, current], read => Assert.Equal(
            ("https://github.com/owner/hello.git", "refs/tags/v1.2.3", Commit, "https://example.com/buildkit"), (read.Source, read.Ref, read.Commit?.Hex, read.BuilderId)));
    }

    [Fact]
    public void A_statement_of_an_unknown_build_tells_the_one_commit_that_it_names()
    {
        var read = Parse(Build($$$$$"""[{"uri":"pkg:golang/x@1"},{"uri":"git+https://example.com/a@refs/heads/main","digest":{"gitCommit":"{{{{{Commit}}}}}"}}]"""));
        var twice = Parse(Build($$$$$"""[{"uri":"git+https://example.com/a","digest":{"gitCommit":"{{{{{Commit}}}}}"}},{"uri":"git+https://example.com/b","digest":{"gitCommit":"{{{{{Other}}}}}"}}]"""));

        Assert.Equal(("https://example.com/a", "refs/heads/main", Commit), (read.Source, read.Ref, read.Commit?.Hex));
        Assert.Equal((null, null), (twice.Source, twice.Commit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://cyclonedx.org/bom","predicate":{}}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":{}}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":[]}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","subject":{},"predicate":{"buildDefinition":{}}}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","subject":[{"digest":{"sha256":"xy"}}],"predicate":{"buildDefinition":{}}}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"buildType":"https://kubestellar.io/delivery/release/v1"}}}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{}}}""")]
    [InlineData("""{"payload":"e30=","payloadType":"text/plain"}""")]
    [InlineData("""{"payload":"*","payloadType":"application/vnd.in-toto+json"}""")]
    [InlineData("""{"payload":"\ud800","payloadType":"application/vnd.in-toto+json"}""")]
    [InlineData("""{"dsseEnvelope":"no"}""")]
    public void What_is_no_provenance_is_an_error_that_says_so(string text) => Assert.Throws<UnreadableProvenanceException>(() => Parse(text));

    [Fact]
    public void A_statement_of_this_project_that_names_two_commits_of_its_source_is_refused()
    {
        var text = Encoding.UTF8.GetString(Own).Replace(
            "\"resolvedDependencies\":[", $$$$$"""
            "resolvedDependencies":[{"uri":"git+https://github.com/owner/hello@refs/tags/v1.2.3","digest":{"gitCommit":"{{{{{Other}}}}}"}},
            """, StringComparison.Ordinal);

        Assert.Contains("2 commits", Assert.Throws<UnreadableProvenanceException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_and_great_size_are_refused()
    {
        Assert.Throws<UnreadableProvenanceException>(() => Parse(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))));
        Assert.Throws<ContentTooLargeException>(() => ProvenanceRecord.Parse(new byte[ProvenanceRecord.MaxSize + 1], "a test"));
    }

    [Theory]
    [InlineData("linux/amd64")]
    [InlineData("externalParameters")]
    public void Bytes_that_are_no_text_are_refused_by_name(string damaged)
    {
        var bytes = Own.ToArray();
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(damaged))] = 0xff;
        Assert.Throws<UnreadableProvenanceException>(() => ProvenanceRecord.Parse(bytes, "a test"));
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused_by_name() =>
        Gen.Select(Gen.Select(Gen.Int[0, Own.Length - 1], Gen.Byte).Array[1, 6], Gen.Int[0, Own.Length]).Sample((changes, length) =>
        {
            var bytes = Own[..(length % 3 == 0 ? length : Own.Length)];
            foreach (var (at, value) in changes.Where(change => change.Item1 < bytes.Length))
            {
                bytes[at] = value;
            }

            TryParse(bytes);
        });

    [Fact]
    public void Values_of_another_kind_are_read_or_refused_by_name() =>
        Gen.Select(Gen.Int[0, 60], OneOf("null", "1", "\"x\"", "[]", "{}", "[1]", "{\"a\":1}", "\"\\ud800\"", "[\"\\udc00\"]", "true")).Sample((place, value) =>
        {
            // The value behind one of the colons becomes another one.
            var text = Encoding.UTF8.GetString(Own);
            var at = -1;
            for (var number = 0; number <= place && text.IndexOf("\":", at + 1, StringComparison.Ordinal) is >= 0 and var next; number++)
            {
                at = next;
            }

            TryParse(Encoding.UTF8.GetBytes(text[..(at + 2)] + value + "," + text[(text.IndexOf(',', at) + 1)..]));
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);

    private static void TryParse(byte[] bytes)
    {
        try
        {
            Assert.NotNull(ProvenanceRecord.Parse(bytes, "a test").PredicateType);
        }
        catch (UnreadableProvenanceException error)
        {
            Assert.Contains("a test", error.Message, StringComparison.Ordinal);
        }
    }

    private static ProvenanceRecord Parse(string text) => ProvenanceRecord.Parse(Encoding.UTF8.GetBytes(text), "a test");

    private static string Statement(string type, string predicateType, string predicate) =>
        $$$$$"""{"_type":"{{{{{type}}}}}","subject":[{"digest":{"sha256":"{{{{{Artifact.Hex}}}}}"}}],"predicateType":"{{{{{predicateType}}}}}","predicate":{{{{{predicate}}}}}}""";

    private static string Build(string dependencies) =>
        Statement("https://in-toto.io/Statement/v1", "https://slsa.dev/provenance/v1", $$$$$"""{"buildDefinition":{"buildType":"https://example.com/build","resolvedDependencies":{{{{{dependencies}}}}}}}""");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
