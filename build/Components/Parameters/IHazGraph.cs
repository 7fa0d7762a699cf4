using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameters that say which graph is drawn, and how.</summary>
public interface IHazGraph : INukeBuild
{
    /// <summary>The forms, separated by commas: <c>html</c>, <c>mermaid</c>, <c>dot</c>, <c>json</c>; null means all.</summary>
    [Parameter("Forms of the graph, separated by commas: html, mermaid, dot, json. Default: all")]
    string? Format => TryGetValue(() => Format);

    /// <summary>The part of the graph: <c>all</c>, <c>outline</c>, or the name of a repository for what it publishes; null means all.</summary>
    [Parameter("Part of the graph: all, outline, or a repository's name for what it publishes. Default: all")]
    string? View => TryGetValue(() => View);
}
