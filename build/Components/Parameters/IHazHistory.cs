using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that asks for every release instead of one moment.</summary>
public interface IHazHistory : INukeBuild
{
    /// <summary>Whether the references of every version tag are read instead of those of one moment; default false.</summary>
    [Parameter("Read the references of every version tag")]
    bool History => TryGetValue<bool?>(() => History) ?? false;
}
