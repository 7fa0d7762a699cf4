using System.ComponentModel;
using System.IO.Pipelines;
using System.Text;
using CliWrap;

namespace KubeStellar.Delivery.Commands;

/// <summary>A running program as a connection: what is written goes to its standard input, what is read comes from its standard output; it is killed when the stream is closed.</summary>
public sealed class CommandStream : DuplexStream
{
    private const int Killed = -1;

    private readonly Command _command;
    private readonly Pipe _input = new();
    private readonly Pipe _output = new();
    private readonly Stream _reading;
    private readonly StringBuilder _error = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task<int> _exit;

    /// <summary>Starts the program; its <see cref="Command.StandardInput"/> and <see cref="Command.Lines"/> are not used.</summary>
    /// <param name="command">What to run.</param>
    public CommandStream(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        _command = command;
        _reading = _output.Reader.AsStream(leaveOpen: true);
        _exit = Task.Run(RunAsync);
    }

    /// <inheritdoc/>
    /// <exception cref="CommandFailedException">The program ended with an exit code other than 0.</exception>
    /// <exception cref="CommandNotFoundException">The program does not exist or cannot be executed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _reading.ReadAsync(buffer, cancellationToken);
        if (read == 0 && !buffer.IsEmpty && await _exit.WaitAsync(cancellationToken) is var code and not 0)
            throw new CommandFailedException(_command, new CommandResult(code, "", _error.ToString()));
        return read;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if ((await _input.Writer.WriteAsync(buffer, cancellationToken)).IsCompleted)
            throw new IOException($"{_command.Program} reads no more");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _end.Cancel();
        }

        base.Dispose(disposing);
    }

    private async Task<int> RunAsync()
    {
        Exception? failure = null;
        try
        {
            var run = _command.ToCli()
                .WithStandardInputPipe(PipeSource.Create((stdin, token) => CopyAsync(_input.Reader, stdin, token)))
                .WithStandardOutputPipe(PipeTarget.ToStream(_output.Writer.AsStream(leaveOpen: true), autoFlush: true))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(_error));
            return (await run.ExecuteAsync(_end.Token)).ExitCode;
        }
        catch (OperationCanceledException)
        {
            return Killed;
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            failure = new CommandNotFoundException(_command, exception);
            return Killed;
        }
        finally
        {
            await _output.Writer.CompleteAsync(failure);
            await _input.Reader.CompleteAsync();
        }
    }

    private static async Task CopyAsync(PipeReader from, Stream to, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await from.ReadAsync(cancellationToken);
            foreach (var piece in result.Buffer)
                await to.WriteAsync(piece, cancellationToken);
            await to.FlushAsync(cancellationToken);
            from.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                return;
        }
    }
}
