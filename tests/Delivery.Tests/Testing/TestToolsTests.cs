using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Testing;

public sealed class TestToolsTests
{
    [SkippableTheory]
    [InlineData("skopeo", "skopeo version")]
    [InlineData("oras", "Version:")]
    [InlineData("kustomize", ")")]
    [InlineData("docker-registry", "docker-registry")]
    [InlineData("dockerd", "Docker version")]
    [InlineData("podman", "podman version")]
    public async Task A_tool_runs(string program, string output)
    {
        var tool = await TestTools.RequireAsync(program);
        var result = await tool.Prepare(program is "oras" or "kustomize" ? "version" : "--version").RunAsync(CancellationToken.None);
        Assert.Contains(output, result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_tool_is_a_mistake_of_the_test() => Assert.Throws<ArgumentException>(() => TestTools.Require("no-such-tool"));
}
