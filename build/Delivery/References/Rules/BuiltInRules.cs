using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.References.Rules;

/// <summary>What this project knows of the references of all repositories, and of each of the known ones.</summary>
internal static class BuiltInRules
{
    private const string Notes = "release notes say what was right at their time";
    private const string Process = "a document about how releases were made, whose numbers are of past ones";
    private const string Moved = "documents that are kept for the past and maintained elsewhere";
    private const string Prerequisites = "prerequisites are the smallest versions that will do";
    private const string Guide = "a guide for users of the release that it is part of";

    private static readonly ReferenceRule[] Everywhere =
    [
        new("CHANGELOG*", null, RuleMeaning.Historical, Notes),
        new("release-notes*", null, RuleMeaning.Historical, Notes),
        new("RELEASE_NOTES*", null, RuleMeaning.Historical, Notes),
    ];

    private static readonly ReferenceRule[] KubeStellar =
    [
        Own("config/postcreate-hooks/kubestellar.yaml", "the hook installs the chart of its own release"),
        Own("core-chart/values.yaml", "the chart installs the images of its own release"),
        Own("scripts/create-kubestellar-demo-env.sh", "the script installs the release that it is part of"),
        Own("scripts/check_pre_req.sh", "the script leads to the documents of its own release"),
        Own("docs/mkdocs.yml", "the site names the latest release"),
        Own("docs/content/direct/README.md", Guide),
        Own("docs/content/direct/examples.md", Guide),
        Own("docs/content/direct/common-setup*.md", Guide),
        Own("docs/content/direct/get-started.md", Guide),
        Own("docs/content/direct/getting-started.md", Guide),
        Own("SECURITY-INSIGHTS.yml", "the file names the release that it is about"),
        new("/docs/content/**/packaging*.md", null, RuleMeaning.Historical, Process),
        new("/docs/content/**/release-management.md", null, RuleMeaning.Historical, Process),
        new("/docs/content/**/release-testing.md", null, RuleMeaning.Historical, Process),
        new("/docs/content/v0.*/", null, RuleMeaning.Historical, "documents of one past release"),
        new("/docs/content/direct/deploy-on-k3d.md", null, RuleMeaning.Historical, "what worked with one past release"),
        new("/oldocs/", null, RuleMeaning.Historical, Moved),
        new("/docs/to-be-deleted/", null, RuleMeaning.Historical, Moved),
        new("/hack/build-*-image.sh", null, RuleMeaning.MayDiffer, "each version of what is built there needs other modules"),
        new("check_pre_req.sh", null, RuleMeaning.LowerBound, Prerequisites),
        new("pre-reqs.md", null, RuleMeaning.LowerBound, Prerequisites),
    ];

    private static readonly ReferenceRule[] KubeFlex =
    [
        new("/*.rb", KubeStellarFamily.KubeFlex.Name, RuleMeaning.Historical, "a release writes the formula after it was made"),
    ];

    /// <summary>Returns the rules of a repository.</summary>
    /// <param name="repository">Owner and name.</param>
    public static IEnumerable<ReferenceRule> Of(string repository) =>
        repository == KubeStellarFamily.KubeStellar.Name ? [.. Everywhere, .. KubeStellar]
        : repository == KubeStellarFamily.KubeFlex.Name ? [.. Everywhere, .. KubeFlex]
        : Everywhere;

    private static ReferenceRule Own(string path, string reason) => new("/" + path, KubeStellarFamily.KubeStellar.Name, RuleMeaning.Self, reason);
}
