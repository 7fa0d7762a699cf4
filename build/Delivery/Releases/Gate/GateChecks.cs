namespace KubeStellar.Delivery.Releases.Gate;

/// <summary>Every rule that a release passes, in the order of the README.</summary>
public static class GateChecks
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<GateCheck> All { get; } =
    [
        new("version.semantic", IsSkippable: false),
        new("tag.exists", IsSkippable: false),
        new("tag.is-head", IsSkippable: true),
        new("tag.matches-remote", IsSkippable: true),
        new("tag.immutable", IsSkippable: false),
        new("tree.clean", IsSkippable: true),
        new(Checks.DerivedCurrent.Id, IsSkippable: true),
        new(Checks.CommitReferences.NoSelfId, IsSkippable: true),
        new(Checks.CommitReferences.ResolveId, IsSkippable: true),
        new("source.is-upstream", IsSkippable: false),
        new("source.readable", IsSkippable: false),
        new("source.delivers", IsSkippable: false),
        new("target.distinct", IsSkippable: false),
        new("target.tags", IsSkippable: false),
        new("target.write-once", IsSkippable: false),
        new("tag.unmoved", IsSkippable: false),
        new("github.access", IsSkippable: false),
        new("github.tag", IsSkippable: false),
        new("github.release", IsSkippable: false),
        new("chart.versions", IsSkippable: true),
        new("chart.images", IsSkippable: true),
        new("chart.resolvable", IsSkippable: true),
        new("chart.exact-references", IsSkippable: true),
        new("chart.render", IsSkippable: true),
        .. Parts.PartChecks.All.Select(id => new GateCheck(id, IsSkippable: false)),
        new("rehearsal.complete", IsSkippable: false),
        new("rehearsal.attested", IsSkippable: false),
        new("rehearsal.unskipped", IsSkippable: false),
        new("rehearsal.references", IsSkippable: true),
    ];
}
