using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that runs generators again.</summary>
public interface IHazForce : INukeBuild
{
    /// <summary>Whether generators run although neither what they read nor what they made has changed; default false.</summary>
    [Parameter("Run generators although nothing has changed since they ran last")]
    bool Force => TryGetValue<bool?>(() => Force) ?? false;
}
