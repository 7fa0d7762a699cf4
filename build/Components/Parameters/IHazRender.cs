using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that asks helm for a second opinion.</summary>
public interface IHazRender : INukeBuild
{
    /// <summary>Whether <c>helm template</c> renders each chart and must find the same references as this project's own reading; needs helm on <c>PATH</c>; default false.</summary>
    [Parameter("Compare what charts reference with what helm template renders; needs helm on PATH")]
    bool Render => TryGetValue<bool?>(() => Render) ?? false;
}
