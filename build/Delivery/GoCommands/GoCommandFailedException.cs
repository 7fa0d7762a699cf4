using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GoCommands;

/// <summary>A run of go in a checkout ended with an exit code other than 0.</summary>
public sealed class GoCommandFailedException : FaultException
{
    // go vet tells most in its first lines, go test sums up in its last ones.
    private const int FirstLines = 15;
    private const int LastLines = 25;

    /// <summary>Creates the error.</summary>
    /// <param name="command">What was run.</param>
    /// <param name="checkout">The absolute folder that it ran in.</param>
    /// <param name="result">How it ended.</param>
    public GoCommandFailedException(GoCommand command, string checkout, CommandResult result)
        : base(new Fault(
            $"run go {command.Arguments[0]}", checkout, $"exit code 0 from {command}",
            $"exit code {result.ExitCode}\n{Excerpt.Of(result.StandardError + result.StandardOutput, FirstLines, LastLines)}",
            $"mend what it complains about; {command} in the checkout shows all of it"))
        => (Command, Checkout, Result) = (command, checkout, result);

    /// <summary>What was run.</summary>
    public GoCommand Command { get; }

    /// <summary>The absolute folder that it ran in.</summary>
    public string Checkout { get; }

    /// <summary>How it ended, with its whole output.</summary>
    public CommandResult Result { get; }
}
