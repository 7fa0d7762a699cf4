using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.References.Rules;

public sealed class ReferenceRulesTests
{
    private static readonly ReferencedArtifact Chart = new(ArtifactKind.Chart, "ghcr.io/kubestellar-sample/core-chart") { Repository = "kubestellar-sample/core" };

    [Fact]
    public void A_file_of_rules_is_read_in_order()
    {
        var rules = ReferenceRulesFile.Parse(
            """
            rules:
            - path: docs/notes.md
              is: historical
              reason: notes of the past
            - {path: chart/, artifact: kubestellar-sample/core, is: lower-bound, reason: any newer one will do}
            """,
            "rules");
        Assert.Equal(
            [new ReferenceRule("docs/notes.md", null, RuleMeaning.Historical, "notes of the past"), new ReferenceRule("chart/", "kubestellar-sample/core", RuleMeaning.LowerBound, "any newer one will do")],
            rules);
    }

    [Fact]
    public void Scripts_that_build_images_of_others_may_name_a_module_in_several_versions() =>
        Assert.Contains(RuleMeaning.MayDiffer, ReferenceRules.Of("kubestellar/kubestellar", []).Matching("hack/build-clusteradm-image.sh", new(ArtifactKind.Module, "github.com/sample/tool")).Select(rule => rule.Meaning));

    [Fact]
    public void An_empty_file_has_no_rules() => Assert.Empty(ReferenceRulesFile.Parse("", "rules"));

    [Theory]
    [InlineData("rules:\n- path: a\n  is: historic\n  reason: b\n", 3, "historic")]
    [InlineData("rules:\n- path: a\n  is: self\n  reason: b\n  artefact: c\n", 5, "artefact")]
    [InlineData("rules:\n- path: a\n  is: self\n", 2, "reason")]
    [InlineData("rules:\n- is: self\n  reason: a\n", 2, "path")]
    [InlineData("rules:\n- path: '!a'\n  is: self\n  reason: b\n", 2, "!a")]
    [InlineData("rules:\n- path: 'a['\n  is: self\n  reason: b\n", 2, "a[")]
    [InlineData("rule:\n- path: a\n", 2, "rule")]
    [InlineData("rules: [a\n", 2, "YAML")]
    public void What_is_wrong_with_a_file_is_told_with_its_line(string text, int line, string found)
    {
        var error = Assert.Throws<InvalidYamlException>(() => ReferenceRulesFile.Parse(text, "rules"));
        Assert.Equal(line, error.Line);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_rules_with_one_meaning_the_last_counts_and_other_meanings_stay()
    {
        var rules = ReferenceRules.Of("kubestellar-sample/other",
        [
            new("docs/", null, RuleMeaning.Historical, "first"),
            new("docs/a.md", null, RuleMeaning.MayDiffer, "second"),
            new("docs/a.md", "kubestellar-sample/core", RuleMeaning.Historical, "third"),
            new("docs/a.md", "kubestellar-sample/else", RuleMeaning.Historical, "not about it"),
        ]);
        Assert.Equal(["third", "second"], rules.Matching("docs/a.md", Chart).Select(rule => rule.Reason));
        Assert.Equal(["first"], rules.Matching("docs/b.md", Chart).Select(rule => rule.Reason));
        Assert.Empty(rules.Matching("a.md", Chart));
    }

    [Fact]
    public void What_is_declared_of_the_file_that_holds_the_literal_holds_for_its_uses()
    {
        var rules = ReferenceRules.Of("kubestellar-sample/core", [new("values.yaml", null, RuleMeaning.Self, "own")]);
        Assert.Equal(["own"], rules.Matching("templates/a.yaml", Chart, "values.yaml").Select(rule => rule.Reason));
    }

    [Fact]
    public void Release_notes_are_historical_everywhere() =>
        Assert.Equal(RuleMeaning.Historical, Assert.Single(ReferenceRules.Of("kubestellar-sample/core", []).Matching("docs/release-notes.md", Chart)).Meaning);

    [Fact]
    public void The_self_references_of_the_known_repository_are_declared()
    {
        var own = new ReferencedArtifact(ArtifactKind.Source, "kubestellar/kubestellar") { Repository = "kubestellar/kubestellar" };
        var rules = ReferenceRules.Of("kubestellar/kubestellar", []);
        Assert.All(
            ["config/postcreate-hooks/kubestellar.yaml", "core-chart/values.yaml", "scripts/create-kubestellar-demo-env.sh", "docs/mkdocs.yml", "SECURITY-INSIGHTS.yml"],
            path => Assert.Contains(rules.Matching(path, own), rule => rule.Meaning == RuleMeaning.Self));
        Assert.DoesNotContain(rules.Matching("README.md", own), rule => rule.Meaning == RuleMeaning.Self);
    }
}
