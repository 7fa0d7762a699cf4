using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>One run of a derivation in a scratch folder that holds the source tree.</summary>
public interface IDerivationRun
{
    /// <summary>The absolute folder; it ends in the path of the Go module, such as <c>github.com/kubestellar/kubestellar</c>.</summary>
    string Folder { get; }

    /// <summary>Runs a pinned program in the folder.</summary>
    /// <param name="tool">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Stops it.</param>
    Task RunAsync(ToolPin tool, IReadOnlyList<string> arguments, CancellationToken cancellation);

    /// <summary>Runs <c>go</c> in the folder.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Stops it.</param>
    Task RunGoAsync(IReadOnlyList<string> arguments, CancellationToken cancellation);

    /// <summary>Returns what <c>kustomize build</c> prints for an overlay.</summary>
    /// <param name="pin">The version that the Makefile asks for, or <c>latest</c>.</param>
    /// <param name="overlay">The overlay's folder below <see cref="Folder"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<string> BuildOverlayAsync(string pin, string overlay, CancellationToken cancellation);
}
