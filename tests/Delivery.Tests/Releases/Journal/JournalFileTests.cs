using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Releases.Journal;

public sealed class JournalFileTests : IDisposable
{
    private static readonly CommitId Commit = CommitId.Parse("0123456789012345678901234567890123456789");

    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void What_was_recorded_about_a_reference_is_found_by_a_later_run()
    {
        var entry = new JournalEntry(JournalEvent.Tagged, "1.0.0") { Reference = "ghcr.io/a/b:1.0.0", Digest = Digest.Of("x"u8), Commit = Commit, Note = "with \"quotes\"\nand lines" };
        New("one").Record(entry);
        New("one").Record(entry with { Reference = "ghcr.io/a/b:1.0.0-rc.1" });
        New("one").Record(new JournalEntry(JournalEvent.Finished, "1.0.0"));

        Assert.Equal([entry], New("two").About("ghcr.io/a/b:1.0.0"));
        Assert.Empty(New("two").About("ghcr.io/a"));
    }

    [Fact]
    public void A_journal_that_does_not_exist_knows_nothing() => Assert.Empty(New("one").About("ghcr.io/a/b:1.0.0"));

    [Theory]
    [InlineData("{\"time\":\"2026-01-01T00:00:00.000Z\",\"run\":\"one\",\"event\":\"tag")]
    [InlineData("[1]")]
    [InlineData("{\"event\":\"danced\",\"version\":\"1.0.0\",\"reference\":\"ghcr.io/a/b:1.0.0\"}")]
    [InlineData("ghcr.io/a/b:1.0.0")]
    public void A_line_that_a_killed_run_left_torn_is_passed_over_and_the_next_one_stands_alone(string torn)
    {
        File.WriteAllText(Path, torn);
        var entry = new JournalEntry(JournalEvent.Unchanged, "1.0.0") { Reference = "ghcr.io/a/b:1.0.0" };
        New("one").Record(entry);

        Assert.Equal([entry], New("two").About("ghcr.io/a/b:1.0.0"));
    }

    [Fact]
    public async Task Runs_side_by_side_lose_no_line()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(run => Task.Run(() =>
        {
            var journal = New($"{run}");
            for (var line = 0; line < 25; line++)
            {
                journal.Record(new JournalEntry(JournalEvent.Pushed, "1.0.0") { Reference = "ghcr.io/a/b:1.0.0", Note = $"{run}.{line}" });
            }
        })));

        Assert.Equal(200, New("reader").About("ghcr.io/a/b:1.0.0").Select(entry => entry.Note).Distinct().Count());
    }

    [Fact]
    public async Task A_journal_is_read_while_others_write_it()
    {
        New("one").Record(new JournalEntry(JournalEvent.Tagged, "1.0.0") { Reference = "ghcr.io/a/b:1.0.0" });
        var held = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var reading = Task.Run(() => New("two").About("ghcr.io/a/b:1.0.0"));
        var writing = Task.Run(() => New("two").Record(new JournalEntry(JournalEvent.Planned, "1.0.0")));
        await Task.Delay(100);
        await held.DisposeAsync();
        Assert.Single(await reading);
        await writing;
    }

    [Fact]
    public void A_line_says_when_it_was_written_and_by_which_run()
    {
        New("a-run").Record(new JournalEntry(JournalEvent.Planned, "1.0.0"));

        Assert.Equal("""{"time":"2024-02-29T12:00:00.000Z","run":"a-run","event":"planned","version":"1.0.0"}""", File.ReadAllText(Path).Trim());
    }

    [Fact]
    public void A_journal_that_cannot_be_written_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(Path);

        var error = Assert.Throws<UnwritableJournalException>(() => New("one").Record(new JournalEntry(JournalEvent.Planned, "1.0.0")));

        Assert.Equal(Path, error.Path);
    }

    [Fact]
    public void A_line_that_is_not_Unicode_is_no_entry()
    {
        string[] lines = ["""{"event":"planned","version":"\ud800"}""", """{"event":"planned","version":"x"}""".Replace('x', '\ud800'), """{"\ud800":1,"event":"planned"}"""];

        Assert.All(lines, line => Assert.Null(JournalLine.Parse(line)));
    }

    public void Dispose() => _folder.Dispose();

    private string Path => _folder["journal.jsonl"];

    private JournalFile New(string run) => new(Path, run, new StoppedClock());

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);
    }
}
