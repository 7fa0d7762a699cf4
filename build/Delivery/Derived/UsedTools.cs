using System.Collections.Concurrent;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>The programs that one run of a derivation has used so far.</summary>
internal sealed class UsedTools
{
    private readonly ConcurrentDictionary<string, Tool> _tools = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StandIn> _standIns = new(StringComparer.Ordinal);

    /// <summary>The programs, each once, by name.</summary>
    public IReadOnlyList<Tool> All => [.. _tools.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)];

    /// <summary>Those that served in place of a pinned version, so that another machine may get another result; by pin.</summary>
    public IReadOnlyList<StandIn> StandIns => [.. _standIns.Values.OrderBy(standIn => standIn.Pin, StringComparer.Ordinal)];

    /// <summary>Adds a program.</summary>
    /// <param name="tool">The program.</param>
    public void Add(Tool tool) => _tools.TryAdd(tool.Path, tool);

    /// <summary>Adds that a program served in place of the pinned version.</summary>
    /// <param name="standIn">The program.</param>
    public void Add(StandIn standIn) => _standIns.TryAdd(standIn.Pin, standIn);
}
