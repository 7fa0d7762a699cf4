using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Tests.Audits;

public class AuditScopeTests
{
    private static readonly IReadOnlyList<ExpectedRelease> Releases = [Release("1.0.0"), Release("1.1.0-rc.1"), Release("1.0.1")];

    [Fact]
    public void A_scope_that_includes_a_release_is_audited() => new AuditScope(Since: ReleaseVersion.Parse("1.1.0-rc.1")).EnsureIncludesAny(Releases, ["here"]);

    [Theory]
    [InlineData("2.0.0", null, "the git tag v2.0.0")]
    [InlineData(null, "1.1.0", "a git tag of version 1.1.0 or greater")]
    [InlineData("1.0.0", "1.1.0", "the git tag v1.0.0, of version 1.1.0 or greater")]
    public void A_scope_without_a_release_is_refused_with_the_tags_that_there_are(string? only, string? since, string expected)
    {
        var scope = new AuditScope(only is null ? null : ReleaseVersion.Parse(only), since is null ? null : ReleaseVersion.Parse(since));

        var error = Assert.Throws<NothingToAuditException>(() => scope.EnsureIncludesAny(Releases, ["here", "there"]));

        Assert.Equal(("here, there", expected, "3 version tags, the greatest v1.1.0-rc.1"), (error.Fault.Subject, error.Fault.Expected, error.Fault.Found));
    }

    [Fact]
    public void An_audit_of_sources_without_version_tags_is_refused()
    {
        var error = Assert.Throws<NothingToAuditException>(() => new AuditScope().EnsureIncludesAny([], ["here"]));

        Assert.Equal(("a git tag v<version>", "no version tag"), (error.Fault.Expected, error.Fault.Found));
        Assert.Contains("git fetch --tags", error.Fault.NextStep, StringComparison.Ordinal);
    }

    private static ExpectedRelease Release(string version) =>
        new("owner/hello", null, new ReleaseFacts(ReleaseVersion.Parse(version), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), DateTimeOffset.UnixEpoch), []);
}
