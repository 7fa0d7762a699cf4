using KubeStellar.Oci;

namespace KubeStellar.Delivery.Commands;

/// <summary>A program could not be started, because it or its working folder does not exist or may not be used.</summary>
public sealed class CommandNotFoundException : FaultException
{
    /// <summary>Creates the error from the command.</summary>
    /// <param name="command">What was to be run.</param>
    /// <param name="innerException">What the operating system said.</param>
    public CommandNotFoundException(Command command, Exception innerException)
        : base(
            new Fault(
                "start",
                command.ToString(),
                $"an executable program {command.Program}" + (command.WorkingDirectory is { } folder ? $" and the folder {folder}" : ""),
                innerException.Message,
                "install the program, put it on PATH, or make it executable"),
            innerException) => Command = command;

    /// <summary>What was to be run.</summary>
    public Command Command { get; }
}
