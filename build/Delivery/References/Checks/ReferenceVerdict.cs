using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The verdict of a check on places of a repository.</summary>
/// <param name="Repository">Owner and name of the repository.</param>
/// <param name="Check">The verdict.</param>
/// <param name="Sites">The places that it is about; none where it sums up those that nothing is wrong with.</param>
public sealed record ReferenceVerdict(string Repository, CheckResult Check, IReadOnlyList<ReferenceSite> Sites);
