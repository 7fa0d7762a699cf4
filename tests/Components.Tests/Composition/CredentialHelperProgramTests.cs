using KubeStellar.Build.Composition;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Build.Tests.Composition;

/// <summary>Helpers as real programs, which do what programs do.</summary>
public sealed class CredentialHelperProgramTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task The_server_is_read_from_standard_input()
    {
        var result = await RunAsync("read server; printf '%s %s' \"$1\" \"$server\"; exit 3");

        Assert.Equal((3, "get ghcr.io"), (result.ExitCode, result.StandardOutput));
    }

    [SkippableFact]
    public async Task One_that_never_stops_writing_is_ended() => await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync("yes canary-4711"));

    [SkippableFact]
    public async Task One_that_hangs_is_ended_with_all_that_it_started()
    {
        using var stop = new CancellationTokenSource();
        var run = RunAsync($"echo $$ > {_folder["pid"]}.new; mv {_folder["pid"]}.new {_folder["pid"]}; sleep 600", stop.Token);
        while (!File.Exists(_folder["pid"]))
        {
            await Task.Delay(10);
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(_folder["pid"])).Trim()}"));
    }

    [SkippableFact]
    public async Task One_that_a_signal_ends_has_failed() => Assert.NotEqual(0, (await RunAsync("kill -SEGV $$")).ExitCode);

    [Fact]
    public async Task One_that_is_not_there_is_a_missing_file() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => new CredentialHelperProgram().RunAsync("docker-credential-there-is-no-such-helper", ["get"], "ghcr.io"));

    private Task<HelperResult> RunAsync(string script, CancellationToken cancellationToken = default)
    {
        Skip.If(OperatingSystem.IsWindows());
        return new CredentialHelperProgram().RunAsync(_folder.WriteProgram("docker-credential-x", $"#!/bin/sh\n{script}\n"), ["get"], "ghcr.io", cancellationToken);
    }
}
