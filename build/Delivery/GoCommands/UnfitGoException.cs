using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>The Go on <c>PATH</c> is none that a checkout's module can be worked on with, or there is none.</summary>
public sealed class UnfitGoException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="checkout">The absolute folder that holds <c>go.mod</c>.</param>
    /// <param name="needed">The Go that <c>go.mod</c> asks for.</param>
    /// <param name="found">What is on <c>PATH</c>.</param>
    /// <param name="nextStep">What to do besides installing that Go; empty where nothing else helps.</param>
    /// <param name="cause">Why its version is not known, or null.</param>
    public UnfitGoException(string checkout, GoVersion needed, string found, string nextStep, Exception? cause = null)
        : base(
            new Fault(
                "verify the version of Go", checkout, $"go {needed.Major}.{needed.Minor} or a later go {needed.Major} on PATH, as go.mod asks for go {needed}", found,
                $"install Go {needed} or newer from https://go.dev/dl or your system's packages, and put its bin folder first on PATH{nextStep}"),
            cause)
        => (Checkout, Needed) = (checkout, needed);

    /// <summary>The absolute folder that holds <c>go.mod</c>.</summary>
    public string Checkout { get; }

    /// <summary>The Go that <c>go.mod</c> asks for.</summary>
    public GoVersion Needed { get; }
}
