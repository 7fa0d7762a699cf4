using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Published;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Audits;

public sealed class AuditMemoryTests : IDisposable
{
    private const string Place = "ghcr.io/owner/hello";

    private static readonly Digest One = Digest.Of("1"u8);
    private static readonly Digest Two = Digest.Of("2"u8);

    private static readonly ArtifactFacts Facts = new()
    {
        Kind = PublishedKind.Chart,
        Platforms = ["linux/arm/v7"],
        Contradictions = ["a \"quoted\" clause"],
        Recorded = [new RecordedValue("org.opencontainers.image.revision", "0123", "labels of linux/arm/v7")],
        Chart = new RecordedChart("core", "v1.2.3", ""),
        References = [new NamedReference("ghcr.io/owner/hello:1.2.3", "templates/a.yaml:7")],
        Unresolved = ["templates/b.yaml:1 .Values.x: no default"],
    };

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_read_is_known_to_the_next_audit_by_place_and_digest()
    {
        Remember(One);

        using var memory = AuditMemory.Open(_folder["memory"]);

        Assert.Equivalent(Facts, memory.Recall(Place, One), strict: true);
        Assert.Null(memory.Recall(Place, Two));
        Assert.Null(memory.Recall("ghcr.io/owner/other", One));
    }

    [Theory]
    [InlineData("{\"Form\":1,\"Place\":\"ghcr.io/owner/hello\",\"Dig")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Form\":1,\"Place\":null,\"Digest\":\"x\",\"Facts\":null}")]
    [InlineData("{\"Form\":0,\"Place\":\"ghcr.io/owner/hello\",\"Digest\":\"x\",\"Facts\":{\"Kind\":\"Image\"}}")]
    [InlineData("\0\0\0\0")]
    public void A_line_that_is_none_is_passed_over_and_hurts_no_other(string rubbish)
    {
        Remember(One);
        File.AppendAllText(_folder["memory"], rubbish);
        Remember(Two);

        using var memory = AuditMemory.Open(_folder["memory"]);

        Assert.NotNull(memory.Recall(Place, One));
        Assert.NotNull(memory.Recall(Place, Two));
    }

    [Fact]
    public void While_another_audit_writes_nothing_is_remembered_and_nothing_fails()
    {
        using var first = AuditMemory.Open(_folder["memory"]);
        using (var second = AuditMemory.Open(_folder["memory"]))
        {
            second.Remember(Place, Two, Facts);
            Assert.NotNull(second.Recall(Place, Two));
        }

        first.Remember(Place, One, Facts);
        first.Dispose();

        using var third = AuditMemory.Open(_folder["memory"]);
        Assert.NotNull(third.Recall(Place, One));
        Assert.Null(third.Recall(Place, Two));
    }

    private void Remember(Digest digest)
    {
        using var memory = AuditMemory.Open(_folder["memory"]);
        memory.Remember(Place, digest, Facts);
    }
}
