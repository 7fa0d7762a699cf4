using KubeStellar.Delivery.Releases;

namespace KubeStellar.Delivery.Tests.Releases;

public sealed class TargetAddressTests
{
    [Theory]
    [InlineData("oci:output/registry", "/work/output/registry", "output/registry")]
    [InlineData("oci:/srv/registry/", "/srv/registry", "/srv/registry")]
    public void A_folder_of_layouts_is_marked_as_skopeo_does(string text, string path, string display) =>
        Assert.Equal(new TargetAddress.LayoutFolder(path, display), TargetAddress.Parse(text, "/work"));

    [Theory]
    [InlineData("ghcr.io")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("localhost:5000")]
    [InlineData("[::1]:5000")]
    public void A_host_may_have_a_port(string text) => Assert.Equal(new TargetAddress.RegistryHost(text), TargetAddress.Parse(text, "/work"));

    [Theory]
    [InlineData("")]
    [InlineData("oci:")]
    [InlineData("ghcr.io/kubestellar")]
    [InlineData("registry")]
    [InlineData("https://ghcr.io")]
    [InlineData("two words")]
    public void Anything_else_is_an_error_that_says_what_to_give(string text)
    {
        var error = Assert.Throws<InvalidTargetException>(() => TargetAddress.Parse(text, "/work"));
        Assert.Contains("oci:<folder> or host[:port]", error.Message, StringComparison.Ordinal);
    }
}
