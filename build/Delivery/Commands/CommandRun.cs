using System.Globalization;
using System.Text;
using CliWrap;

namespace KubeStellar.Delivery.Commands;

/// <summary>One run of a program, watched: it ends when it is cancelled, takes too long or prints too much, and then nothing that it started lives on.</summary>
/// <param name="command">What is run.</param>
internal sealed class CommandRun(Command command) : IDisposable
{
    // How long what a program left running may hold on to its output once the program itself has ended.
    private static readonly TimeSpan OutputPatience = TimeSpan.FromSeconds(5);
    private const int BufferSize = 16 * 1024;

    private readonly ProcessFamily _family = new();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly CancellationTokenSource _tooMuch = new();
    private long _printed;

    /// <summary>Runs the program to its end.</summary>
    /// <param name="prepared">The program with all but its outputs and variables.</param>
    /// <param name="environment">The variables.</param>
    /// <param name="cancellation">Kills the program and every process that it started.</param>
    /// <exception cref="CommandLimitException">The program took longer or printed more than it may.</exception>
    public async Task<CommandResult> ExecuteAsync(CliWrap.Command prepared, System.Collections.Immutable.ImmutableDictionary<string, string?> environment, CancellationToken cancellation)
    {
        using var tooLong = command.Limits is { Time: var time } ? new CancellationTokenSource(time) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, tooLong.Token, _tooMuch.Token);
        using var ended = new CancellationTokenSource();
        try
        {
#pragma warning disable RS0030 // This is the place for processes.
            var run = prepared
                .WithEnvironmentVariables(_family.MarkIn(environment))
                .WithStandardOutputPipe(Target(_output))
                .WithStandardErrorPipe(Target(_error))
                .ExecuteAsync(null, process => _ = WatchAsync(process.WaitForExitAsync(ended.Token), ended.Token), stop.Token, CancellationToken.None);
#pragma warning restore RS0030
            var exit = await run;
            return new CommandResult(exit.ExitCode, _output.ToString(), _error.ToString());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _family.End();
            cancellation.ThrowIfCancellationRequested();
            throw LimitError(_tooMuch.IsCancellationRequested);
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    public void Dispose() => _tooMuch.Dispose();

    private CommandLimitException LimitError(bool isTooMuch) => isTooMuch
        ? new CommandLimitException(command, string.Create(CultureInfo.InvariantCulture, $"at most {command.Limits!.Output} bytes of output"), "more")
        : new CommandLimitException(command, string.Create(CultureInfo.InvariantCulture, $"an end within {command.Limits!.Time.TotalSeconds:0} seconds"), "it was still running");

    // A program that ends and leaves another one in the background would keep the run waiting for the output's end.
    private async Task WatchAsync(Task exit, CancellationToken ended)
    {
        try
        {
            await exit;
            await Task.Delay(OutputPatience, ended);
            _family.End();
        }
        catch (OperationCanceledException)
        {
            // All output came to its end.
        }
    }

    private PipeTarget Target(StringBuilder text)
    {
        var targets = new List<PipeTarget> { PipeTarget.ToStringBuilder(text) };
        if (command.Lines is { } lines)
        {
            targets.Add(PipeTarget.ToDelegate(lines.Report));
        }

        if (command.Limits is { Output: var limit })
        {
            targets.Add(PipeTarget.Create((stream, cancellation) => CountAsync(stream, limit, cancellation)));
        }

        return targets is [var only] ? only : PipeTarget.Merge(targets);
    }

    private async Task CountAsync(Stream stream, long limit, CancellationToken cancellation)
    {
        var buffer = new byte[BufferSize];
        while (await stream.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (Interlocked.Add(ref _printed, read) > limit)
            {
                await _tooMuch.CancelAsync();
            }
        }
    }
}
