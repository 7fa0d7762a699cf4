using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived.Recipes;

/// <summary>A run that writes down what steps ask for.</summary>
internal sealed class RecordingRun(TemporaryDirectory directory) : IDerivationRun
{
    private readonly Lock _lock = new();
    private readonly List<string> _commands = [];

    public string Folder => directory.FullPath;

    /// <summary>The commands, the folder's path as <c>ROOT</c>, sorted: some are run at the same time.</summary>
    public IReadOnlyList<string> Commands => [.. _commands.Order(StringComparer.Ordinal)];

    /// <summary>Called when a program is run.</summary>
    public Action<ToolPin> OnRun { get; init; } = _ => { };

    /// <summary>Called when Go is run.</summary>
    public Action OnGo { get; init; } = () => { };

    public Task RunAsync(ToolPin tool, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        OnRun(tool);
        return Add(new Command($"{tool.Name}@{tool.Version}").With(arguments));
    }

    public Task RunGoAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        OnGo();
        return Add(new Command("go").With(arguments));
    }

    public Task<string> BuildOverlayAsync(string pin, string overlay, CancellationToken cancellation) => Task.FromResult($"# {overlay} by {pin}\n");

    private Task Add(Command command)
    {
        lock (_lock)
        {
            _commands.Add(command.ToString().Replace(Folder, "ROOT", StringComparison.Ordinal).Replace(Path.GetFullPath("../../..", Folder) + " ", "PARENT ", StringComparison.Ordinal));
        }

        return Task.CompletedTask;
    }
}
