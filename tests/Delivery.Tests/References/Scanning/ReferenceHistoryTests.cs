using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.References.Scanning;

namespace KubeStellar.Delivery.Tests.References.Scanning;

public sealed class ReferenceHistoryTests
{
    private static readonly string[] Versions = ["0.9.0", "0.10.0-rc.1", "0.10.0"];

    [Fact]
    public void Every_release_has_a_ledger_in_the_order_of_versions()
    {
        using var sample = new ScannedSample();
        foreach (var version in Versions)
        {
            sample.Repository.Commit(version, ("a.sh", $"export CORE_VERSION={version}\ncurl https://raw.githubusercontent.com/{ScannedSample.Name}/v$CORE_VERSION/a.sh\n"));
            sample.Repository.TagAnnotated($"v{version}", version);
        }

        sample.Repository.Tag("nightly");
        var ledgers = ReferenceHistory.Read(sample.Source);
        Assert.Equal(Versions.Select(version => $"v{version}"), ledgers.Select(ledger => ledger.Revision));
        Assert.Equal(Versions.Select(version => $"v{version}"), ledgers.Select(ledger => ledger.References[0].Version));
        Assert.All(ledgers, ledger => Assert.Equal(ScannedSample.Name, ledger.Repository));
    }

    [Fact]
    public void A_ledger_of_the_history_is_the_one_of_its_commit()
    {
        using var sample = new ScannedSample(("values.yaml", "HELM_VERSION: 3.14.0\n"), ("a.md", "docker pull quay.io/kubestellar/helm:3.14.0\n"));
        sample.Repository.Tag("v1.0.0");
        sample.Repository.Commit("second", ("values.yaml", "HELM_VERSION: 3.16.4\n"));
        sample.Repository.Tag("v1.1.0");
        Assert.All(ReferenceHistory.Read(sample.Source), ledger =>
            Assert.Equal(ScannedSample.Describe(WorkspaceScan.Of([sample.Source], ledger.Revision)[0].Ledger), ScannedSample.Describe(ledger)));
    }

    [Fact]
    public void What_repositories_beside_it_deliver_is_known_at_every_moment()
    {
        using var sample = new ScannedSample(("a.sh", "helm install a oci://ghcr.io/kubestellar-sample/beside-chart --version v1.2.3\n"));
        sample.Repository.Tag("v1.0.0");
        using var beside = new ScannedSample(("chart/Chart.yaml", "apiVersion: v2\nname: beside-chart\nversion: 0.0.0\nannotations:\n  delivery.kubestellar.io/repository: ghcr.io/kubestellar-sample\n"));
        var catalog = WorkspaceScan.Of([beside.Source], null)[0].Catalog!;
        Assert.Null(Assert.Single(sample.Ledger.References).Artifact.Repository);
        Assert.Equal(ScannedSample.Name, Assert.Single(WorkspaceScan.Of([sample.Source], null, catalog)[0].Ledger.References).Artifact.Repository);
        Assert.Equal(ScannedSample.Name, Assert.Single(ReferenceHistory.Read(sample.Source, catalog)[0].References).Artifact.Repository);
    }

    [Fact]
    public void Rules_that_a_release_got_wrong_are_told_and_stop_nothing()
    {
        using var sample = new ScannedSample((ReferenceRules.FileName, "rules:\n- path: a\n  is: never\n"), ("a.md", "docker pull quay.io/kubestellar/helm:3.14.0\n"));
        sample.Repository.Tag("v1.0.0");
        var ledger = Assert.Single(ReferenceHistory.Read(sample.Source));
        Assert.Equal((ReferenceRules.FileName, 3), (Assert.Single(ledger.Unread).File, ledger.Unread[0].Line));
        Assert.Single(ledger.References);
    }

    [Fact]
    public void A_repository_without_releases_has_no_history()
    {
        using var sample = new ScannedSample();
        Assert.Empty(ReferenceHistory.Read(sample.Source));
    }
}
