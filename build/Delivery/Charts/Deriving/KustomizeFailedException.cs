using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>kustomize refuses an overlay.</summary>
public sealed class KustomizeFailedException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="program">The program.</param>
    /// <param name="overlay">The overlay's folder below the checkout's root.</param>
    /// <param name="attempt">What was run, as one would type it at the checkout's root.</param>
    /// <param name="printed">What kustomize printed, paths relative to the checkout.</param>
    /// <param name="innerException">How it ended.</param>
    public KustomizeFailedException(KustomizeProgram program, string overlay, string attempt, string printed, CommandFailedException innerException)
        : base(
            new Fault(
                $"run kustomize {program.Version ?? "of unknown version"}", overlay, "an overlay that kustomize builds from the files of the checkout, without a network", $"exit code {innerException.ExitCode}\n{printed}",
                $"mend the overlay, and try it with: {attempt}" + (program.Note is { } note ? $"\n{note}" : "")),
            innerException)
        => (Program, Overlay) = (program, overlay);

    /// <summary>The program.</summary>
    public KustomizeProgram Program { get; }

    /// <summary>The overlay's folder below the checkout's root.</summary>
    public string Overlay { get; }
}
