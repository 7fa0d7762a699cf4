using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts.Deriving;

/// <summary>The real kustomize of the tests, whatever version is asked for.</summary>
internal sealed class TestKustomize : IKustomizePrograms
{
    public async Task<KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken) =>
        new((await TestTools.RequireAsync("kustomize")).Path, null, pin, "the tests bring one version");
}
