using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Provenance;

public sealed class ProvenanceStatementTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly RepositoryName Name = RepositoryName.Parse("ghcr.io/kubestellar/sample/controller-manager");
    private static readonly Digest Artifact = Digest.Of("artifact"u8);
    private static readonly Digest Base = Digest.Of("base"u8);

    private static readonly BuildDefinition Definition = new()
    {
        Release = new ReleaseFacts(ReleaseVersion.Parse("0.1.0-rc.1"), CommitId.Parse(Commit), DateTimeOffset.UnixEpoch),
        Source = "https://github.com/kubestellar/sample",
        Kind = "image",
        Origin = "./cmd/controller-manager",
        Platforms = Platform.ParseList("linux/amd64,linux/arm64"),
        Settings = new Dictionary<string, string> { ["ldflags"] = "-s -w", ["flags"] = "-v" },
        Dependencies = [ResourceDescriptor.OfGo(GoVersion.Parse("1.25.1")), ResourceDescriptor.OfArtifact(RepositoryName.Parse("cgr.dev/chainguard/static"), Base)],
    };

    private static readonly BuildRun Run = new() { BuilderId = "https://example.com/builder", BuilderVersion = "1.0.0" };

    [Fact]
    public void The_statement_says_what_was_built_from_what_by_whom()
    {
        var attestation = ProvenanceStatement.Create(Name, Artifact, Definition, Run);

        Assert.Equal(
            $$$"""
            {"_type":"https://in-toto.io/Statement/v1",
            "subject":[{"name":"ghcr.io/kubestellar/sample/controller-manager","digest":{"sha256":"{{{Artifact.Hex}}}"}}],
            "predicateType":"https://slsa.dev/provenance/v1",
            "predicate":{"buildDefinition":{"buildType":"https://kubestellar.io/delivery/release/v1",
            "externalParameters":{"source":"https://github.com/kubestellar/sample","ref":"refs/tags/v0.1.0-rc.1","version":"0.1.0-rc.1","kind":"image","origin":"./cmd/controller-manager","platforms":["linux/amd64","linux/arm64"]},
            "internalParameters":{"settings":{"flags":"-v","ldflags":"-s -w"}},
            "resolvedDependencies":[{"uri":"git+https://github.com/kubestellar/sample@refs/tags/v0.1.0-rc.1","digest":{"gitCommit":"{{{Commit}}}"}},
            {"name":"go","uri":"pkg:generic/go@1.25.1"},
            {"name":"cgr.dev/chainguard/static","uri":"pkg:oci/static@sha256%3A{{{Base.Hex}}}?repository_url=cgr.dev/chainguard/static","digest":{"sha256":"{{{Base.Hex}}}"}}]},
            "runDetails":{"builder":{"id":"https://example.com/builder","version":{"kubestellar-delivery":"1.0.0"}},
            "metadata":{}}
            }}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(attestation.Content.Span));
        Assert.Equal("application/vnd.in-toto+json", attestation.MediaType);
        Assert.Equal("in-toto.io/predicate-type=https://slsa.dev/provenance/v1", Assert.Single(attestation.Annotations.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void A_run_is_told_only_where_it_is_given_in_whole_seconds_of_utc()
    {
        var run = Run with
        {
            InvocationId = "https://example.com/runs/7",
            StartedOn = new DateTimeOffset(2024, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(-7)),
            FinishedOn = new DateTimeOffset(2024, 1, 2, 12, 0, 0, TimeSpan.Zero),
        };

        var statement = JsonDocument.Parse(ProvenanceStatement.Create(Name, Artifact, Definition, run).Content);

        Assert.Equal(
            """{"invocationId":"https://example.com/runs/7","startedOn":"2024-01-02T10:04:05Z","finishedOn":"2024-01-02T12:00:00Z"}""",
            statement.RootElement.GetProperty("predicate").GetProperty("runDetails").GetProperty("metadata").GetRawText());
    }

    [Fact]
    public void A_source_without_an_address_is_named_by_its_commit_and_a_chart_has_no_platforms()
    {
        var definition = Definition with { Source = "sample", Kind = "chart", Origin = "core-chart", Platforms = [], Settings = new Dictionary<string, string>(), Dependencies = [] };

        var build = JsonDocument.Parse(ProvenanceStatement.Create(Name, Artifact, definition, Run).Content).RootElement.GetProperty("predicate").GetProperty("buildDefinition");

        Assert.Equal($$$"""[{"name":"sample","digest":{"gitCommit":"{{{Commit}}}"}}]""", build.GetProperty("resolvedDependencies").GetRawText());
        Assert.Equal(["source", "ref", "version", "kind", "origin"], build.GetProperty("externalParameters").EnumerateObject().Select(field => field.Name));
        Assert.Equal("{}", build.GetProperty("internalParameters").GetRawText());
    }

    [Theory]
    [InlineData("127.0.0.1:5000/a/b", "pkg:oci/b@sha256%3A{0}?repository_url=127.0.0.1%3A5000/a/b")]
    [InlineData("quay.io/a_b.c/d--e", "pkg:oci/d--e@sha256%3A{0}?repository_url=quay.io/a_b.c/d--e")]
    public void Artifacts_are_named_by_package_urls(string repository, string expected) =>
        Assert.Equal(expected.Replace("{0}", Base.Hex, StringComparison.Ordinal), ResourceDescriptor.OfArtifact(RepositoryName.Parse(repository), Base).Uri);
}
