using System.Text;
using System.Text.Json;
using KubeStellar.Delivery.Audits;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Releases.Journal;
using KubeStellar.Delivery.Releases.Parts;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Hostile;

namespace KubeStellar.Delivery.Tests.Hostile;

/// <summary>The files that runs leave for later runs, after somebody else wrote into them.</summary>
public sealed class HostileRecordTests : IDisposable
{
    private const string Reference = "ghcr.io/owner/a:1.0.0";
    private static readonly Type Unreadable = typeof(UnreadablePartException);
    private static readonly Digest Artifact = Digest.Of("a"u8);

    private static readonly BadInputs<byte[]> Parts = new()
    {
        { "nothing", [], Unreadable, "part" },
        { "zeros", new byte[1000], Unreadable, "0x00" },
        { "a list", "[]"u8.ToArray(), Unreadable, "not an object" },
        { "no version", """{"program":"1"}"""u8.ToArray(), Unreadable, "'version' is missing" },
        { "a version twice", """{"program":"1","version":"1","version":"2"}"""u8.ToArray(), Unreadable, "Duplicate" },
        { "images that are a text", """{"program":"1","version":"1","images":"x"}"""u8.ToArray(), Unreadable, "'images'" },
        { "a repository that leaves its folder", Image("../../x", "0123456789abcdef0123456789abcdef01234567", "sha256:x"), Unreadable, "../../x" },
        { "a repository of terminal escapes", Image(HostileTexts.Escapes, "x", "x"), Unreadable, "\uFFFD[2J" },
        { "a commit that is none", Image("ghcr.io/owner/a", "HEAD", "sha256:x"), Unreadable, "HEAD" },
        { "a digest that is none", Image("ghcr.io/owner/a", "0123456789abcdef0123456789abcdef01234567", "sha256:../x"), Unreadable, "sha256:../x" },
        { "a program that is no Unicode", """{"program":"\ud800","version":"1"}"""u8.ToArray(), Unreadable, "'program' is no Unicode text" },
        { "a thousand lists in each other", Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 1000)), Unreadable, "depth" },
        { "five mebibytes", Encoding.ASCII.GetBytes(new string(' ', 5 * 1024 * 1024)), Unreadable, "at most 4194304 bytes" },
    };

    private readonly TemporaryDirectory _folder = new();

    public static TheoryData<string> PartNames => Parts.Names;

    public static TheoryData<string> Lines =>
    [
        "", "\0\0\0\0", "null", "[]", "{", HostileTexts.Escapes, new string('[', 10_000), new string('x', 1_000_000),
        $$"""{"version":"1","event":"tagged","reference":"{{Reference}}","digest":"\ud800"}""",
        $$"""{"version":"\udc00","event":"tagged","reference":"{{Reference}}"}""",
        $$"""{"version":"1","event":"99","reference":"{{Reference}}"}""",
        $$"""{"version":"1","event":"-1","reference":"{{Reference}}"}""",
        $$"""{"version":1,"event":"tagged","reference":"{{Reference}}"}""",
        $$"""{"version":"1","reference":"{{Reference}}"}""",
    ];

    public static TheoryData<string> Facts =>
    [
        """{"Platforms":[null],"Kind":"Image"}""", """{"Contradictions":[null],"Kind":"Image"}""", """{"Recorded":[null],"Kind":"Image"}""", """{"References":[null],"Kind":"Image"}""",
        """{"Unresolved":[null],"Kind":"Image"}""", """{"Kind":99}""", """{"Kind":"Nothing"}""", """{"Kind":"Image","Platforms":null}""", """{"Kind":"Image","Platforms":["\ud800"]}""",
        """{"Recorded":[{"Key":null,"Value":"","Place":""}],"Kind":"Image"}""", "{}", "null", "[]", "\"x\"", """{"Kind":"Image","Chart":{"Name":null}}""",
    ];

    public static TheoryData<string> Derivations =>
    [
        "{\"Key\":\"key\",\"Files\":{},\"StandIns\":[null]}", "{\"Key\":\"key\",\"Files\":[],\"StandIns\":[]}", "{\"Key\":\"key\",\"Files\":{\"a\":1},\"StandIns\":[]}",
        "{\"Key\":\"key\",\"Files\":{\"\\ud800\":\"x\"},\"StandIns\":[]}", "{\"Key\":\"\\udc00\",\"Files\":{},\"StandIns\":[]}", "\0\0\0", new string('[', 100_000), new string(' ', 17 * 1024 * 1024),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(PartNames))]
    public Task A_part_is_refused_whose_record_is_or_has(string name) => Parts.RequireRefusedAsync(name, bytes =>
    {
        File.WriteAllBytes(_folder["part.json"], bytes);
        _ = new PartFile(_folder.FullPath).Read();
        return Task.CompletedTask;
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_of_the_journal_that_is_none_is_passed_over(string line)
    {
        var journal = new JournalFile(_folder["journal"], "run", TimeProvider.System);
        journal.Record(new JournalEntry(JournalEvent.Tagged, "1.0.0") { Reference = Reference, Digest = Artifact });
        File.AppendAllText(_folder["journal"], line);
        journal.Record(new JournalEntry(JournalEvent.Finished, "1.0.0") { Reference = Reference });

        var told = journal.About(Reference);

        Assert.Equal([JournalEvent.Tagged, JournalEvent.Finished], told.Where(entry => entry.Version == "1.0.0").Select(entry => entry.Event));
        Assert.All(told, entry => Assert.True(Enum.IsDefined(entry.Event)));
        Assert.Equal(2, told.Count);
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Facts_that_are_none_are_not_remembered(string facts)
    {
        File.WriteAllText(_folder["memory"], $$"""{"Form":1,"Place":"a","Digest":"{{Artifact}}","Facts":{{facts}} }""" + "\n");

        using var memory = AuditMemory.Open(_folder["memory"]);

        Assert.Null(memory.Recall("a", Artifact));
    }

    [Theory]
    [MemberData(nameof(Derivations))]
    public void A_derivation_that_is_none_is_not_remembered(string text)
    {
        _folder.Write("key", text);

        Assert.Null(new DerivationMemory(_folder.FullPath).Recall("key"));
    }

    [Fact]
    public void A_memory_that_no_audit_wrote_is_started_anew()
    {
        using (var file = File.Create(_folder["memory"]))
        {
            file.SetLength(65L * 1024 * 1024);
        }

        using (AuditMemory.Open(_folder["memory"]))
        {
        }

        Assert.Equal(0, new FileInfo(_folder["memory"]).Length);
    }

    [SkippableTheory]
    [InlineData("part.json")]
    [InlineData("key")]
    [InlineData("memory")]
    public void A_pipe_in_place_of_a_record_is_not_waited_for(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "pipes as Unix has them");
        Pipe.Make(_folder[name]);

        Assert.Throws<UnreadablePartException>(() => new PartFile(_folder.FullPath).Read());
        Assert.Null(new DerivationMemory(_folder.FullPath).Recall("key"));
        using var memory = AuditMemory.Open(_folder["memory"]);
        Assert.Null(memory.Recall("a", Artifact));
    }

    private static byte[] Image(string repository, string commit, string digest) =>
        JsonSerializer.SerializeToUtf8Bytes(new { program = "1", version = "1.0.0", images = new[] { new { repository, commit, go = "go1.25.1", platforms = Array.Empty<string>(), digest } } });
}
