using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using CliWrap;
using KubeStellar.Delivery.Scratch;

namespace KubeStellar.Delivery.Commands;

/// <summary>One run of an external program, described as a value: change returns a copy, and nothing happens before <see cref="RunAsync"/>.</summary>
public sealed record Command
{
    private const string Redacted = "***";
    private static readonly string[] TemporaryVariables = OperatingSystem.IsWindows() ? ["TMP", "TEMP"] : ["TMPDIR"];

    /// <summary>Describes a run of a program without arguments.</summary>
    /// <param name="program">An absolute path, or a name that is looked up on <c>PATH</c>.</param>
    public Command(string program)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        Program = program;
    }

    /// <summary>An absolute path, or a name that is looked up on <c>PATH</c>.</summary>
    public string Program { get; private init; }

    /// <summary>The arguments, one element each, passed without a shell.</summary>
    public ImmutableList<string> Arguments { get; private init; } = [];

    /// <summary>Variables set on top of the inherited environment, if there is one; a null value removes the variable.</summary>
    public ImmutableDictionary<string, string?> Environment { get; private init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether the program also sees the variables of this process; true by default.</summary>
    public bool InheritsEnvironment { get; private init; } = true;

    /// <summary>The absolute folder the program starts in; null starts it where this process is.</summary>
    public string? WorkingDirectory { get; private init; }

    /// <summary>What the program reads from its standard input; empty by default.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; private init; }

    /// <summary>Receives every line of standard output and standard error as it comes; null by default.</summary>
    public IProgress<string>? Lines { get; private init; }

    /// <summary>The bytes that it may write to each of standard output and standard error; null, the default, for any number.</summary>
    public int? MaxOutput { get; private init; }

    /// <summary>The longest time that the run may take before it is ended; null, the default, sets no limit.</summary>
    public TimeSpan? TimeLimit { get; private init; }

    /// <summary>Whether the program has a folder for temporary files of its own, so that one that is killed leaves none; false by default.</summary>
    public bool HasTemporaryFolder { get; private init; }

    /// <summary>Values that are replaced by <c>***</c> wherever this command or its failure is shown.</summary>
    public ImmutableHashSet<string> Secrets { get; private init; } = [];

    /// <summary>Returns a copy with these arguments appended.</summary>
    /// <param name="arguments">The arguments to append.</param>
    public Command With(params IEnumerable<string> arguments) => this with { Arguments = Arguments.AddRange(arguments) };

    /// <summary>Returns a copy that also sets one environment variable.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">Its value; null removes the variable.</param>
    public Command WithEnvironment(string name, string? value) => this with { Environment = Environment.SetItem(name, value) };

    /// <summary>Returns a copy that also sets these environment variables; of two with one name the last wins.</summary>
    /// <param name="variables">Names and values; a null value removes the variable.</param>
    public Command WithEnvironment(IEnumerable<KeyValuePair<string, string?>> variables) => this with { Environment = Environment.SetItems(variables) };

    /// <summary>Returns a copy whose program sees the variables set here and none of this process's.</summary>
    public Command WithoutInheritedEnvironment() => this with { InheritsEnvironment = false };

    /// <summary>Returns a copy that starts in another folder.</summary>
    /// <param name="absolutePath">The absolute path of an existing folder.</param>
    public Command WithWorkingDirectory(string absolutePath) => this with { WorkingDirectory = absolutePath };

    /// <summary>Returns a copy that feeds text, as UTF-8, to the program's standard input.</summary>
    /// <param name="text">What the program reads.</param>
    public Command WithInput(string text) => this with { StandardInput = Encoding.UTF8.GetBytes(text) };

    /// <summary>Returns a copy that reports every line of standard output and standard error as it comes.</summary>
    /// <param name="lines">Receives the lines.</param>
    public Command WithLines(IProgress<string>? lines) => this with { Lines = lines };

    /// <summary>Returns a copy that is ended when it writes more than so many bytes to standard output or standard error.</summary>
    /// <param name="bytes">The number of bytes.</param>
    public Command WithMaxOutput(int bytes) => this with { MaxOutput = bytes };

    /// <summary>Returns a copy that is ended when it takes longer.</summary>
    /// <param name="time">The longest time.</param>
    public Command WithTimeLimit(TimeSpan time) => this with { TimeLimit = time };

    /// <summary>Returns a copy whose program finds in <c>TMPDIR</c> a folder that is made for this run and removed after it.</summary>
    public Command WithTemporaryFolder() => this with { HasTemporaryFolder = true };

    /// <summary>Returns a copy that never shows a value, be it an argument or part of the program's output.</summary>
    /// <param name="secret">The value to hide; empty changes nothing.</param>
    public Command WithSecret(string secret) => string.IsNullOrEmpty(secret) ? this : this with { Secrets = Secrets.Add(secret) };

    /// <summary>Runs the program to its end and returns what it printed.</summary>
    /// <param name="cancellationToken">Kills the program and every process it started.</param>
    /// <exception cref="CommandNotFoundException">The program does not exist or cannot be executed.</exception>
    /// <exception cref="CommandFailedException">The program's exit code is not 0.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = await ProbeAsync(cancellationToken);
        return result.ExitCode == 0 ? result : throw new CommandFailedException(this, result);
    }

    /// <summary>Runs the program to its end and returns what it printed, whatever its exit code.</summary>
    /// <param name="cancellationToken">Kills the program and every process it started; on Linux also those whose parent has ended.</param>
    /// <exception cref="CommandNotFoundException">The program does not exist or cannot be executed.</exception>
    /// <exception cref="CommandTimeException">The program took longer than it may.</exception>
    /// <exception cref="CommandOutputException">The program wrote more than it may.</exception>
    public async Task<CommandResult> ProbeAsync(CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        using var run = new CommandRun(TimeLimit, cancellationToken);
        using var limit = new OutputLimit(MaxOutput, run.Token);
        using var temporary = HasTemporaryFolder ? ScratchFolder.CreateTemporary("run") : null;
        var command = ToCli()
            .WithEnvironmentVariables(run.MarkIn(With(temporary, Variables)))
            .WithStandardInputPipe(StandardInput.IsEmpty ? PipeSource.Null : PipeSource.FromBytes(StandardInput))
            .WithStandardOutputPipe(Target(limit.To(output)))
            .WithStandardErrorPipe(Target(limit.To(error)));
        try
        {
            var exit = await run.ExecuteAsync(command, limit.Token);
            return new CommandResult(exit.ExitCode, output.ToString(), error.ToString());
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandNotFoundException(this, exception);
        }
        catch (OperationCanceledException exception) when (run.IsTooLong)
        {
            throw new CommandTimeException(this, exception);
        }
        catch (OperationCanceledException exception) when (limit.IsExceeded)
        {
            throw new CommandOutputException(this, exception);
        }
    }

    /// <summary>Returns the program and its arguments as one would type them in a shell, with secrets replaced.</summary>
    public override string ToString() => Hide(string.Join(' ', Arguments.Prepend(Program).Select(Quote)));

    internal string Hide(string text) =>
        Secrets.OrderByDescending(secret => secret.Length).Aggregate(text, (shown, secret) => shown.Replace(secret, Redacted, StringComparison.Ordinal));

    internal CliWrap.Command ToCli()
    {
        var command = Cli.Wrap(Program)
            .WithArguments(Arguments)
            .WithEnvironmentVariables(Variables)
            .WithValidation(CommandResultValidation.None);
        return WorkingDirectory is null ? command : command.WithWorkingDirectory(WorkingDirectory);
    }

    private ImmutableDictionary<string, string?> Variables => InheritsEnvironment ? Environment : Removed.SetItems(Environment);

    private static ImmutableDictionary<string, string?> Removed =>
        System.Environment.GetEnvironmentVariables().Keys.Cast<string>().ToImmutableDictionary(name => name, _ => (string?)null);

    private PipeTarget Target(PipeTarget text) => Lines is { } lines ? PipeTarget.Merge(text, PipeTarget.ToDelegate(lines.Report)) : text;

    private static ImmutableDictionary<string, string?> With(ScratchFolder? temporary, ImmutableDictionary<string, string?> environment)
    {
        if (temporary is null)
        {
            return environment;
        }

        Directory.CreateDirectory(temporary.Path);
        return environment.SetItems(TemporaryVariables.Select(name => KeyValuePair.Create(name, (string?)temporary.Path)));
    }

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,@%+".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
