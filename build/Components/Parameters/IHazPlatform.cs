using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that replaces the declared platforms.</summary>
public interface IHazPlatform : INukeBuild
{
    /// <summary>Platforms as <c>os/architecture</c>, separated by commas; null means what the catalog says.</summary>
    [Parameter("Platforms to build, as os/arch[,...]. Default: what the repository declares")]
    string? Platform => TryGetValue(() => Platform);
}
