using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that says which repositories have changed.</summary>
public interface IHazChange : INukeBuild
{
    /// <summary>Repositories, each alone or with the version it will release, <c>name[=version]</c>, separated by commas; null means those that git tells.</summary>
    [Parameter("Changed repositories, name[=version], separated by commas. Default: those with commits since their last release")]
    string? Change => TryGetValue(() => Change);
}
