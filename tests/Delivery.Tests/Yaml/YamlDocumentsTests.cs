using CsCheck;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Tests.Yaml;

public sealed class YamlDocumentsTests
{
    [Fact]
    public void A_stream_is_cut_at_its_separators_alone() =>
        Assert.Equal(["a: |\n  ---\n  x\n", "b: c\n"], YamlDocuments.Split("---\na: |\n  ---\n  x\n---\n\n--- \nb: c\n"));

    [Fact]
    public void Joined_documents_are_cut_into_the_same_documents() =>
        Gen.String[Gen.Char["ab:- \n"], 1, 20].Where(text => !text.Contains("---", StringComparison.Ordinal)).Select(text => text + "x\n").Array[0, 5]
            .Sample(documents => Assert.Equal(documents, YamlDocuments.Split(YamlDocuments.Join(documents))));
}
