using KubeStellar.Delivery.References.Finding;

namespace KubeStellar.Delivery.Tests.References.Finding.Text;

public sealed class ProseTextsTests
{
    private static Found In(string text, string path = "docs/guide.md") => Found.In(path, text, [new PlainTextFinder()]);

    [Theory]
    [InlineData("The latest release is 0.24.0.", "0.24.0 | ")]
    [InlineData("The latest regular release is [0.24.0](x).", "0.24.0 | ")]
    [InlineData("Set it to release 0.25.1 or later.", "0.25.1 |  | LowerBound")]
    [InlineData("- kubeflex version 0.8.0 or higher", "0.8.0 | kubestellar/kubeflex | LowerBound")]
    [InlineData("any KubeStellar release higher than `0.24.0`", "0.24.0 | kubestellar/kubestellar | LowerBound")]
    [InlineData("You need release `v0.2.0-rc15` or higher for the status add-on. KubeStellar is fine.", "v0.2.0-rc15 | kubestellar/ocm-status-addon | LowerBound")]
    [InlineData("This has been tested with version 5.6.0 of [k3d](https://k3d.example.org).", "5.6.0 | k3d-io/k3d | Historical")]
    [InlineData("This worked with KubeStellar release v0.22.0.", "v0.22.0 | kubestellar/kubestellar | Historical")]
    [InlineData("Use Helm >= 3.14.0", "3.14.0 | helm/helm | LowerBound")]
    [InlineData("KubeStellar reads a file that `kcp start` (kcp release v0.11.0) creates.", "v0.11.0 | kcp-dev/kcp")]
    [InlineData("## 0.21.0 and its release candidates", "0.21.0 |  | Historical")]
    [InlineData("### Bug fixes in 0.21.0", "0.21.0 |  | Historical")]
    [InlineData("The first release using the new architecture is 0.20.0; more follows.", "0.20.0 |  | Historical")]
    public void Sentences_that_name_releases_are_found(string text, string expected) => Assert.Equal([expected], In(text).Mentions);

    [Theory]
    [InlineData("For example, making release `1.2.3` changes nothing.")]
    [InlineData("A new tag is pushed (release e.g., `v0.25.0`).")]
    [InlineData("The Code of Conduct is adapted from the Covenant, version 1.2.0.")]
    [InlineData("KubeStellar listens at 10.0.0.1 and 192.168.56.20")]
    [InlineData("The kind of thing that takes 1.5 hours")]
    [InlineData("```\nkubeflex version 0.8.0\n```")]
    [InlineData("KubeStellar and many other things that are made by people of good will have 0.8.0")]
    public void Other_numbers_in_sentences_are_none(string text) => Assert.Empty(In(text).Mentions);

    [Fact]
    public void The_page_that_a_release_links_to_moves_with_it()
    {
        Assert.Equal(["0.21.0 | ", "v0.21.0 | "], In("The latest release is [0.21.0](../../../../v0.21.0); it works.").Mentions);
        Assert.Equal(["0.21.0 | "], In("The latest release is [0.21.0](../../../../v0.20.0); it works.").Mentions);
    }

    [Fact]
    public void Two_releases_of_one_sentence_are_two_references() => Assert.Equal(["0.20.0 |  | Historical", "0.21.0 |  | Historical"], In("Beware that releases 0.20.0 and 0.21.0 are not documented.").Mentions);

    [Fact]
    public void Elsewhere_a_product_must_lead_to_the_version() =>
        Assert.Equal(["v0.9.3 | kubestellar/kubeflex"], In("  'Kubeflex version: v0.9.3'\necho release 0.24.0\n", "scripts/check.sh").Mentions);
}
