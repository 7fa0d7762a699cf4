using System.Text;
using KubeStellar.Delivery.Charts.Dependencies;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Charts.Dependencies;

public sealed class ChartLockTests
{
    private const string KubeFlex = "oci://ghcr.io/kubestellar/kubeflex/chart";
    private const string ArgoCd = "oci://ghcr.io/argoproj/argo-helm";

    private static readonly ChartDependency[] Requested =
    [
        new() { Name = "kubeflex-operator", Version = "v0.9.3", Repository = KubeFlex, Condition = "kubeflex-operator.install" },
        new()
        {
            Name = "argo-cd", Version = "9.1.0", Repository = ArgoCd, Condition = "argocd.install", Alias = "argocd",
            Tags = ["a<b"], Enabled = true, ImportValues = [new("x", null), new("c", "p")],
        },
    ];

    private static readonly LockedDependency[] Locked = [new("kubeflex-operator", KubeFlex, "v0.9.3", Digest.Of("manifest"u8)), new("argo-cd", ArgoCd, "9.1.0")];

    // What helm's resolver.HashReq gives for the same dependencies.
    [Fact]
    public void The_digest_is_the_one_that_helm_computes_whatever_contents_are_recorded() =>
        Assert.Equal("sha256:48a3b59fad3a3cd0fef8f76fa9a5add91353e44f8a8b78cf8ae78a94a2e55d76", ChartLock.DigestOf(Requested, Locked));

    [Fact]
    public void The_file_is_helms_with_the_digests_of_contents_besides()
    {
        var written = Encoding.UTF8.GetString(ChartLock.Of(Requested, Locked, ChartWorkshop.Time.AddMilliseconds(5)).ToYaml());

        Assert.Equal(
            $"""
            dependencies:
            - digest: {Digest.Of("manifest"u8)}
              name: kubeflex-operator
              repository: {KubeFlex}
              version: v0.9.3
            - name: argo-cd
              repository: {ArgoCd}
              version: 9.1.0
            digest: sha256:48a3b59fad3a3cd0fef8f76fa9a5add91353e44f8a8b78cf8ae78a94a2e55d76
            generated: "2024-01-02T03:04:05Z"

            """,
            written);
        Assert.Equal(written, Encoding.UTF8.GetString(ChartLock.Parse(written, "Chart.lock").ToYaml()));
    }

    [Fact]
    public void A_time_of_helm_is_kept_to_the_last_digit() =>
        Assert.Equal("2024-03-05T10:44:24.790123456-05:00", ChartLock.Parse("generated: \"2024-03-05T10:44:24.790123456-05:00\"\n", "Chart.lock").Generated.ToString());

    [Theory]
    [InlineData("generated: yesterday\n", 1, 12)]
    [InlineData("dependencies:\n- name: a\n  digest: sha256:abc\n", 3, 11)]
    [InlineData("dependencies: a\n", 1, 15)]
    public void A_malformed_file_is_refused_with_the_place(string text, int line, int column)
    {
        var error = Assert.Throws<InvalidYamlException>(() => ChartLock.Parse(text, "core/Chart.lock"));

        Assert.Equal(("core/Chart.lock", line, column), (error.File, error.Line, error.Column));
    }
}
