using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Tools;

/// <summary>A machine with one Go, and no way to bring another.</summary>
internal sealed class OneGo(GoToolchain go) : IGoToolchains
{
    public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken) =>
        go.Version >= minimum ? Task.FromResult(go) : throw new GoTooOldException(minimum, go, "no other one here");
}
