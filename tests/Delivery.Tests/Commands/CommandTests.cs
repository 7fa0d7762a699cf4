using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Commands;

public sealed class CommandTests
{
    private static readonly Command Shell = new("/bin/sh");

    [SkippableFact]
    public async Task Output_and_error_are_kept_apart()
    {
        var result = await Script("echo out; echo err >&2").RunAsync(CancellationToken.None);
        Assert.Equal(new CommandResult(0, "out\n", "err\n"), result);
    }

    [SkippableFact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        string[] arguments = ["a b", "", "'quoted'", "\"", "$HOME", "*", "ünï"];
        var result = await Script("for a; do printf '%s\\n' \"$a\"; done").With("sh").With(arguments).RunAsync(CancellationToken.None);
        Assert.Equal(arguments, result.StandardOutput.TrimEnd('\n').Split('\n'));
    }

    [SkippableFact]
    public async Task Environment_and_folder_are_the_commands_own()
    {
        using var folder = new TemporaryDirectory();
        var command = Script("pwd; echo \"${ADDED-unset} ${HOME-unset}\"")
            .WithWorkingDirectory(folder.FullPath)
            .WithEnvironment("ADDED", "value")
            .WithEnvironment("HOME", null);
        Assert.Equal($"{folder}\nvalue unset\n", (await command.RunAsync(CancellationToken.None)).StandardOutput);
    }

    [SkippableTheory]
    [InlineData("yes s3cret")]
    [InlineData("yes s3cret >&2")]
    public async Task A_program_that_writes_more_than_it_may_is_ended_and_its_output_left_out(string script)
    {
        var error = await Assert.ThrowsAsync<CommandOutputException>(() => Script(script).WithMaxOutput(100_000).RunAsync(CancellationToken.None));
        Assert.Contains("at most 100000 bytes", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret\n", error.Message, StringComparison.Ordinal);
        Assert.Equal("héllo", (await Script("printf héllo").WithMaxOutput(100_000).RunAsync(CancellationToken.None)).StandardOutput);
    }

    [SkippableFact]
    public async Task Input_is_read_and_is_empty_by_default()
    {
        Assert.Equal("héllo", (await Script("cat").WithInput("héllo").RunAsync(CancellationToken.None)).StandardOutput);
        Assert.Equal("", (await Script("cat").RunAsync(CancellationToken.None)).StandardOutput);
    }

    [SkippableFact]
    public async Task Lines_are_reported_as_they_come()
    {
        var lines = new Lines();
        await Script("echo one; echo two").WithLines(lines).RunAsync(CancellationToken.None);
        Assert.Equal(["one", "two"], lines.Seen);
    }

    [SkippableFact]
    public async Task A_failure_names_command_folder_code_and_output_once()
    {
        using var folder = new TemporaryDirectory();
        var error = await Assert.ThrowsAsync<CommandFailedException>(
            () => Script("echo broken here >&2; exit 3").WithWorkingDirectory(folder.FullPath).RunAsync(CancellationToken.None));
        Assert.Equal(3, error.ExitCode);
        Assert.Equal(
            $"""
             cannot run: /bin/sh -c 'echo broken here >&2; exit 3'
               expected: exit code 0
               found:    exit code 3
                         broken here
               next:     mend what the program complains about, or run the command by hand to see more (in {folder})
             """,
            error.Message);
    }

    [SkippableFact]
    public async Task A_failure_with_much_output_shows_its_start_and_end()
    {
        var error = await Assert.ThrowsAsync<CommandFailedException>(() => Script("seq 1 5000 >&2; exit 1").RunAsync(CancellationToken.None));
        Assert.Contains("\n            1\n", error.Message, StringComparison.Ordinal);
        Assert.Contains("… 4960 lines left out …", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n            5000\n", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("2500", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n2500\n", error.Result.StandardError, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Secrets_are_shown_nowhere()
    {
        var command = Script("echo the password is hunter2 >&2; exit 1").With("--password=hunter2").WithSecret("hunter2");
        Assert.DoesNotContain("hunter2", command.ToString(), StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<CommandFailedException>(() => command.RunAsync(CancellationToken.None));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("the password is ***", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_probe_returns_any_exit_code() => Assert.Equal(7, (await Script("exit 7").ProbeAsync(CancellationToken.None)).ExitCode);

    [Fact]
    public async Task A_program_that_does_not_exist_is_named()
    {
        var error = await Assert.ThrowsAsync<CommandNotFoundException>(() => new Command("no-such-program-anywhere").RunAsync(CancellationToken.None));
        Assert.Contains("no-such-program-anywhere", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        var error = await Assert.ThrowsAsync<CommandNotFoundException>(() => Script("true").WithWorkingDirectory("/no/such/folder").RunAsync(CancellationToken.None));
        Assert.Contains("/no/such/folder", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Cancelling_kills_what_the_program_started()
    {
        using var stop = new CancellationTokenSource();
        var child = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Script("sleep 1000 & echo $!; wait").WithLines(new Call(child.SetResult)).RunAsync(stop.Token);
        var process = await child.Task;
        Assert.True(IsAlive(process));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        for (var i = 0; i < 100 && IsAlive(process); i++)
            await Task.Delay(50);
        Assert.False(IsAlive(process));
    }

    [Fact]
    public void A_command_is_shown_as_one_would_type_it() =>
        Assert.Equal("go build -o ./x '-ldflags=-s -w' '' 'it'\\''s'", new Command("go").With("build", "-o", "./x", "-ldflags=-s -w", "", "it's").ToString());

    private static Command Script(string script)
    {
        Skip.If(OperatingSystem.IsWindows(), "the scripts are for a POSIX shell");
        return Shell.With("-c", script);
    }

    // State Z: killed, waiting for its parent to notice.
    private static bool IsAlive(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);

    private sealed class Lines : IProgress<string>
    {
        public List<string> Seen { get; } = [];

        public void Report(string value) => Seen.Add(value);
    }

    private sealed class Call(Action<string> action) : IProgress<string>
    {
        public void Report(string value) => action(value);
    }
}
