using System.Globalization;
using System.Text;
using CliWrap;
using KubeStellar.Delivery.Commands;
using Command = KubeStellar.Delivery.Commands.Command;
using CommandResult = KubeStellar.Delivery.Commands.CommandResult;

namespace KubeStellar.Benchmarks.Measuring;

/// <summary>Runs programs and measures them from outside: the clock, and Linux's /proc.</summary>
internal static class ProcessMeter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SamplingInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="CommandFailedException">The exit code is not 0.</exception>
    public static async Task<ProcessUse> RunAsync(Command command)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        using var patience = new CancellationTokenSource(Patience);
        var before = ProcessorTimeOfChildren();
        var run = Cli.Wrap(command.Program)
            .WithArguments(command.Arguments)
            .WithEnvironmentVariables(command.Environment)
            .WithWorkingDirectory(command.WorkingDirectory ?? AppContext.BaseDirectory)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(patience.Token);
        long peak = 0;
        while (!run.Task.IsCompleted)
        {
            peak = Math.Max(peak, PeakMemoryOf(run.ProcessId));
            await Task.WhenAny(run.Task, Task.Delay(SamplingInterval));
        }

        var exit = await run;
        return exit.ExitCode == 0
            ? new ProcessUse(exit.RunTime, ProcessorTimeOfChildren() - before, peak)
            : throw new CommandFailedException(command, new CommandResult(exit.ExitCode, output.ToString(), error.ToString()));
    }

    // proc_pid_status(5): VmHWM is the high water mark of this program, begun anew by execve.
    private static long PeakMemoryOf(int process)
    {
        const string Field = "VmHWM:";
        try
        {
            return File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal)) is { } line
                ? 1024 * long.Parse(line.AsSpan(Field.Length).Trim().TrimEnd("kB"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // proc_pid_stat(5): fields 16 and 17 count the ticks of children that were waited for; a tick is 10 ms on every Linux.
    private static TimeSpan ProcessorTimeOfChildren()
    {
        const string File = "/proc/self/stat";
        if (!System.IO.File.Exists(File))
            return TimeSpan.Zero;
        var text = System.IO.File.ReadAllText(File);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)));
    }
}
