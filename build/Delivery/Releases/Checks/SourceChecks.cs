using KubeStellar.Delivery.Git;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>Which source checks guard which kind of source, in the order of reports.</summary>
public static class SourceChecks
{
    /// <summary>For a checkout that is released: everything.</summary>
    public static IReadOnlyList<ISourceCheck> OfCheckout { get; } =
        [new SemanticVersionCheck(), new TagExistsCheck(tag => $", or make it: git tag {tag}"), new TagIsHeadCheck(), new TagMatchesRemoteCheck(), new TreeCleanCheck()];

    /// <summary>Returns the rules for releasing a source: a bare repository has no checkout that could differ from the tag.</summary>
    /// <param name="source">The source.</param>
    public static IReadOnlyList<ISourceCheck> For(SourceRepository source) => source.WorkTree is null ? OfUpstream : OfCheckout;

    /// <summary>For an upstream whose tagged commit is built without being checked out: HEAD and the work tree play no part.</summary>
    public static IReadOnlyList<ISourceCheck> OfUpstream { get; } =
        [new SemanticVersionCheck(), new TagExistsCheck(_ => ""), new TagMatchesRemoteCheck()];
}
