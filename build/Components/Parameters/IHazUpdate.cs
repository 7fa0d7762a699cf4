using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameters that say which references are to name which version.</summary>
public interface IHazUpdate : INukeBuild
{
    /// <summary>The version that references to <c>--artifact</c> are to name, without <c>v</c>; null when not given.</summary>
    [Parameter("Version that the references to --artifact shall name, without v")]
    string? To => TryGetValue(() => To);

    /// <summary>Whether references may come to name a version of which nothing tells that it is published; default false.</summary>
    [Parameter("Let references name --to although nothing tells that it is published")]
    bool AllowUnpublished => TryGetValue<bool?>(() => AllowUnpublished) ?? false;

    /// <summary>Whether every reference that is behind is to name the newest release; default false.</summary>
    [Parameter("Let every reference that is behind name the newest release")]
    bool All => TryGetValue<bool?>(() => All) ?? false;

    /// <summary>The release that the declared references of a repository to itself are to name, without <c>v</c>; null when not given.</summary>
    [Parameter("Version that the declared references of the repository to itself shall name, without v", Name = "Release")]
    string? OwnRelease => TryGetValue(() => OwnRelease);
}
