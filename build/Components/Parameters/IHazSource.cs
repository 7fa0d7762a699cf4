using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that says which sources a target acts on.</summary>
public interface IHazSource : IHazFamily
{
    /// <summary>A checkout, a bare repository or a git URL; null means the repository that holds the working directory if it is known or delivers something, else the bundled sample.</summary>
    [Parameter("Checkout or git URL to act on. Default: the repository that holds the working directory if it delivers something, else the bundled sample")]
    string? Source => TryGetValue(() => Source);
}
