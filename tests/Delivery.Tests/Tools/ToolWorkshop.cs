using System.Collections.Concurrent;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

/// <summary>A machine in a temporary folder: a module proxy, a tool cache, a folder on <c>PATH</c>, and the real Go.</summary>
internal sealed class ToolWorkshop : IDisposable, IProgress<string>
{
    public const string Package = "example.org/tools/cmd/greet";

    public ToolWorkshop()
    {
        Proxy = new ModuleProxy(Folder["a proxy"]);
        Cache = Folder["Werkzeuge für alle"];
        Environment = TestGo.Environment(Folder, Proxy.Address);
    }

    public TemporaryDirectory Folder { get; } = new();

    public ModuleProxy Proxy { get; }

    public string Cache { get; set; }

    public Dictionary<string, string> Environment { get; }

    public IGoToolchains Toolchains { get; set; } = TestGo.Toolchains;

    /// <summary>The oldest Go that may have built a program; null where any will do.</summary>
    public GoVersion? OldestGo { get; set; }

    /// <summary>What was told while it was done.</summary>
    public ConcurrentQueue<string> Progress { get; } = [];

    public int Installations => Progress.Count(line => line.StartsWith("installing ", StringComparison.Ordinal));

    /// <summary>Adds a version of the program to the proxy, which prints the version.</summary>
    public void Offer(string version, params string[] queries) =>
        Proxy.Add(GoModules.Program("example.org/tools", version, "cmd/greet", version) with { Queries = queries });

    public static ToolPin Pin(string version) => new(Package, version, "Makefile:7");

    public Task<Tool> FindAsync(string version) => FindAsync(Pin(version));

    public async Task<Tool> FindAsync(ToolPin pin, CancellationToken cancellation = default)
    {
        await TestGo.RequireAsync();
        return await new GoTools(Folder.Make("bin"), new GoInstaller(Cache, Toolchains, Environment, this)).FindAsync(pin, OldestGo, cancellation);
    }

    public async Task<ToolMissingException> MissAsync(ToolPin pin) => await Assert.ThrowsAsync<ToolMissingException>(() => FindAsync(pin));

    /// <summary>Puts a version of the program on <c>PATH</c>, as a user would.</summary>
    public async Task PutOnPathAsync(string version)
    {
        var installed = await FindAsync(version);
        File.Copy(installed.Path, Path.Combine(Folder.Make("bin"), Path.GetFileName(installed.Path)));
        Directory.Delete(Cache, recursive: true);
        Progress.Clear();
    }

    /// <summary>Returns what the program prints.</summary>
    public static async Task<string> RunAsync(Tool tool) => (await new Command(tool.Path).RunAsync(CancellationToken.None)).StandardError.Trim();

    public void Report(string value) => Progress.Enqueue(value);

    public void Dispose() => Folder.Dispose();
}
