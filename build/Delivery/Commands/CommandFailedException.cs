using KubeStellar.Oci;

namespace KubeStellar.Delivery.Commands;

/// <summary>A program ended with an exit code other than 0.</summary>
public sealed class CommandFailedException : FaultException
{
    // The cause stands at the end of most programs' output, its context at the start.
    private const int FirstLines = 10;
    private const int LastLines = 30;

    /// <summary>Creates the error from the command and its result.</summary>
    /// <param name="command">What was run.</param>
    /// <param name="result">How it ended.</param>
    public CommandFailedException(Command command, CommandResult result)
        : base(new Fault(
            "run",
            command.ToString(),
            "exit code 0",
            Found(command, result),
            "mend what the program complains about, or run the command by hand to see more" + Where(command)))
    {
        Command = command;
        Result = result;
    }

    /// <summary>What was run.</summary>
    public Command Command { get; }

    /// <summary>How it ended, with its whole output.</summary>
    public CommandResult Result { get; }

    /// <summary>The exit code.</summary>
    public int ExitCode => Result.ExitCode;

    private static string Found(Command command, CommandResult result)
    {
        var printed = string.IsNullOrWhiteSpace(result.StandardError) ? result.StandardOutput : result.StandardError;
        return $"exit code {result.ExitCode}" + (string.IsNullOrWhiteSpace(printed) ? ", no output" : "\n" + Excerpt.Of(command.Hide(printed), FirstLines, LastLines));
    }

    private static string Where(Command command) => command.WorkingDirectory is { } folder ? $" (in {folder})" : "";
}
