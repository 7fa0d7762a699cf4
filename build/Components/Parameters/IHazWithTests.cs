using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that does before a local build what the Makefile does before it.</summary>
public interface IHazWithTests : INukeBuild
{
    /// <summary>Whether the prerequisites of the Makefile's rule are made first; default false.</summary>
    [Parameter("Before building, do what the Makefile's rule asks for: derive files, format, vet and test")]
    bool WithTests => TryGetValue<bool?>(() => WithTests) ?? false;
}
