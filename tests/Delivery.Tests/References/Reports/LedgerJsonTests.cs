using System.Text.Json;
using KubeStellar.Delivery.References.Reports;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Tests.References.Scanning;

namespace KubeStellar.Delivery.Tests.References.Reports;

public sealed class LedgerJsonTests
{
    [Fact]
    public void A_ledger_is_written_with_places_artifacts_and_rules()
    {
        using var sample = new ScannedSample(
            (ReferenceRules.FileName, "rules: [{path: a.sh, is: lower-bound, reason: any newer one}]\n"),
            ("a.sh", "HELM_VERSION=3.14.0\ndocker pull quay.io/kubestellar/helm:$HELM_VERSION\n"));
        using var stream = new MemoryStream();
        LedgerJson.Write([sample.Ledger], stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var ledger = json.RootElement.GetProperty("ledgers")[0];
        Assert.Equal(ScannedSample.Name, ledger.GetProperty("repository").GetString());
        Assert.Equal(JsonValueKind.Null, ledger.GetProperty("commit").ValueKind);
        var (literal, use) = (ledger.GetProperty("references")[0], ledger.GetProperty("references")[1]);
        Assert.Equal(("a.sh", 1, 14, 13, 6), (literal.GetProperty("file").GetString(), literal.GetProperty("line").GetInt32(), literal.GetProperty("column").GetInt32(), literal.GetProperty("start").GetInt32(), literal.GetProperty("length").GetInt32()));
        Assert.Equal(("3.14.0", "image", "helm/helm", "lower-bound", "plain"), (literal.GetProperty("version").GetString(), literal.GetProperty("artifact").GetProperty("kind").GetString(), literal.GetProperty("artifact").GetProperty("repository").GetString(), literal.GetProperty("kind").GetString(), literal.GetProperty("tagStyle").GetString()));
        Assert.Equal("any newer one", literal.GetProperty("rule").GetProperty("reason").GetString());
        Assert.Equal(1, use.GetProperty("definedAt").GetProperty("line").GetInt32());
    }
}
