using System.Collections.Concurrent;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Tests.Derived;

/// <summary>A shell that takes the part of every program.</summary>
internal sealed class ShellTools : IGoTools, IGoToolchains, IKustomizePrograms
{
    private const string Shell = "/bin/sh";

    /// <summary>The names of programs that cannot be had.</summary>
    public ISet<string> Missing { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The programs that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The oldest Go that each program was to be built by.</summary>
    public ConcurrentQueue<GoVersion?> OldestGo { get; } = [];

    /// <summary>The Go that is here.</summary>
    public GoToolchain Go { get; init; } = new("/opt/go/bin/go", GoVersion.Parse("1.22.3"), GoToolchainOrigin.Path);

    /// <summary>The program that builds overlays, and why it is not the pinned one.</summary>
    public KustomizeProgram Kustomize { get; set; } = new("/bin/echo", "v5.0.0", "v5.0.0", null);

    public Task<Tool> FindAsync(ToolPin pin, GoVersion? oldestGo, CancellationToken cancellationToken)
    {
        Asked.Enqueue(pin.Name);
        OldestGo.Enqueue(oldestGo);
        return Missing.Contains(pin.Name) ? throw new ToolMissingException(pin, ["nothing here has it"]) : Task.FromResult(new Tool(pin.Name, pin.Version, ToolOrigin.Path, Shell));
    }

    public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken)
    {
        Asked.Enqueue("go");
        return Go.Version < minimum ? throw new GoTooOldException(minimum, Go, "") : Task.FromResult(Go);
    }

    public Task<KustomizeProgram> FindAsync(string pin, string checkout, CancellationToken cancellationToken)
    {
        Asked.Enqueue($"kustomize {pin}");
        return Task.FromResult(Kustomize);
    }
}
