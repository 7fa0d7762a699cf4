using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that says which sources a target acts on.</summary>
public interface IHazSource : INukeBuild
{
    /// <summary>A checkout, a bare repository or a git URL; null means the known repository that holds the working directory, else the bundled sample.</summary>
    [Parameter("Checkout or git URL to act on. Default: the known repository that holds the working directory, else the bundled sample")]
    string? Source => TryGetValue(() => Source);
}
