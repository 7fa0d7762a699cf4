using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Audits;

/// <summary>An artifact that an audit looked for.</summary>
/// <param name="Release">The release that promises it.</param>
/// <param name="Expected">What is promised.</param>
/// <param name="Reference">How a user names it where it was looked for.</param>
/// <param name="Digest">The digest that its tag names, or null.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Checks">The verdicts.</param>
public sealed record AuditedArtifact(
    ExpectedRelease Release, ExpectedArtifact Expected, string Reference, Digest? Digest, AuditStatus Status, IReadOnlyList<CheckResult> Checks);
