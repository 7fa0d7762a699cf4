using KubeStellar.Oci;

namespace KubeStellar.Delivery.Commands;

/// <summary>A program wrote more than it may, and was ended; what it wrote is left out.</summary>
public sealed class CommandOutputException : FaultException
{
    internal CommandOutputException(Command command, Exception innerException)
        : base(new Fault("run program", command.ToString(), $"at most {command.MaxOutput} bytes of output", "more", "run it by hand to see what it writes"), innerException) => Command = command;

    /// <summary>The command that was run.</summary>
    public Command Command { get; }
}
