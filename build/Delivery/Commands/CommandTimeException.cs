using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Commands;

/// <summary>A program took longer than it may, and was ended.</summary>
public sealed class CommandTimeException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="command">What was run.</param>
    /// <param name="cause">What ended it.</param>
    public CommandTimeException(Command command, Exception? cause)
        : base(
            new Fault(
                "run", command.ToString(), string.Create(CultureInfo.InvariantCulture, $"an end within {command.TimeLimit?.TotalSeconds:0.#} seconds"), "it was still running",
                "run the command by hand to see what it waits for"),
            cause) => Command = command;

    /// <summary>What was run.</summary>
    public Command Command { get; }
}
