using System.Collections.Concurrent;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>The programs that one run of a derivation has used so far.</summary>
internal sealed class UsedTools
{
    private readonly ConcurrentDictionary<string, Tool> _tools = new(StringComparer.Ordinal);
    private volatile bool _hasStandIn;

    /// <summary>The programs, each once, by name.</summary>
    public IReadOnlyList<Tool> All => [.. _tools.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)];

    /// <summary>Whether one of them served in place of the pinned version, so that another machine may get another result.</summary>
    public bool HasStandIn => _hasStandIn;

    /// <summary>Adds a program.</summary>
    /// <param name="tool">The program.</param>
    public void Add(Tool tool) => _tools.TryAdd(tool.Path, tool);

    /// <summary>Adds a program that serves in place of the pinned version.</summary>
    /// <param name="tool">The program.</param>
    public void AddStandIn(Tool tool)
    {
        Add(tool);
        _hasStandIn = true;
    }
}
