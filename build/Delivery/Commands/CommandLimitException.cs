using KubeStellar.Oci;

namespace KubeStellar.Delivery.Commands;

/// <summary>A program took longer or printed more than it may, and was ended.</summary>
public sealed class CommandLimitException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="command">What was run.</param>
    /// <param name="expected">What it may take.</param>
    /// <param name="found">What it took.</param>
    public CommandLimitException(Command command, string expected, string found)
        : base(new Fault("run", command.ToString(), expected, found, "run the command by hand to see what it does")) => Command = command;

    /// <summary>What was run.</summary>
    public Command Command { get; }
}
