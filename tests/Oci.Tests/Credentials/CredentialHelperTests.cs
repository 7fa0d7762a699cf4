using KubeStellar.Testing;
using Microsoft.Extensions.Time.Testing;

namespace KubeStellar.Oci.Tests.Credentials;

public sealed class CredentialHelperTests : IDisposable
{
    private static readonly RepositoryName Name = RepositoryName.Parse("ghcr.io/a/b");

    private readonly TemporaryDirectory _folder = new();
    private readonly string _file;

    public CredentialHelperTests() => _file = _folder.Write("config.json", """{"credsStore":"x"}""");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_helper_that_does_not_end_is_given_up_on_and_told_to_stop()
    {
        var time = new FakeTimeProvider();
        var stopped = new TaskCompletionSource();
        var helper = new Helper(async stop =>
        {
            stop.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return new HelperResult(0, "");
        });

        var search = new DockerConfigCredentials(_file, helper, time).FindAsync(Name);
        await helper.Started;
        while (!search.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(1);
        }

        var error = await Assert.ThrowsAsync<CredentialHelperException>(() => search);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("docker-credential-x", "no answer within 30 s"), (error.Program, error.Fault.Found));
        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_is_asked_once_for_all_repositories_of_a_host()
    {
        var helper = new Helper(_ => Task.FromResult(new HelperResult(0, """{"Username":"u","Secret":"p"}""")));
        var credentials = new DockerConfigCredentials(_file, helper);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => credentials.FindAsync(RepositoryName.Parse($"ghcr.io/a/b{i}")))));

        Assert.Equal(1, helper.Runs);
    }

    [Fact]
    public async Task A_helper_that_failed_is_asked_again()
    {
        var fails = true;
        var helper = new Helper(_ => Task.FromResult(new HelperResult(fails ? 1 : 0, """{"Username":"u","Secret":"p"}""")));
        var credentials = new DockerConfigCredentials(_file, helper);

        await Assert.ThrowsAsync<CredentialHelperException>(() => credentials.FindAsync(Name));
        fails = false;

        Assert.Equal("u", (await credentials.FindAsync(Name))?.Username);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_stop_the_others()
    {
        using var impatient = new CancellationTokenSource();
        var answer = new TaskCompletionSource<HelperResult>();
        var runs = 0;
        var helper = new Helper(stop => runs++ == 0 ? answer.Task.WaitAsync(stop) : Task.FromResult(new HelperResult(0, """{"Username":"u","Secret":"p"}""")));
        var credentials = new DockerConfigCredentials(_file, helper);

        var first = credentials.FindAsync(Name, impatient.Token);
        await helper.Started;
        var second = credentials.FindAsync(Name);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("u", (await second)?.Username);
    }

    [Fact]
    public async Task An_empty_secret_is_no_credential() =>
        Assert.Null(await new DockerConfigCredentials(_file, new Helper(_ => Task.FromResult(new HelperResult(0, """{"Username":"","Secret":""}""")))).FindAsync(Name));

    [Fact]
    public async Task Rubbish_is_not_shown()
    {
        var helper = new Helper(_ => Task.FromResult(new HelperResult(0, "nCANARY4711")));

        var error = await Assert.ThrowsAsync<CredentialHelperException>(() => new DockerConfigCredentials(_file, helper).FindAsync(Name));

        Assert.DoesNotContain("CANARY", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class Helper(Func<CancellationToken, Task<HelperResult>> run) : IHelperProgram
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _runs;

        public Task Started => _started.Task;

        public int Runs => _runs;

        public Task<HelperResult> RunAsync(string program, IReadOnlyList<string> arguments, string standardInput, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _runs);
            _started.TrySetResult();
            return run(cancellationToken);
        }
    }
}
