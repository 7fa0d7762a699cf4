using KubeStellar.Build.Output;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Versions;
using Spectre.Console;

namespace KubeStellar.Build.Tests.Output;

public sealed class ReferencesConsoleTests
{
    private static readonly ReferencedArtifact Helm = new(ArtifactKind.Image, "quay.io/kubestellar/helm");

    [Fact]
    public void References_are_grouped_by_file_and_aligned_and_what_was_not_read_is_named()
    {
        var ledger = new ReferenceLedger
        {
            Repository = "owner/name",
            References = [Reference("a.sh", 7, "3.14.0"), Reference("a.sh", 112, "v3.14.0-rc.1") with { Kind = ReferenceKind.LowerBound }, Reference("b.md", 1, "") with { Version = null, Kind = ReferenceKind.Moving }],
            Unread = [new UnreadFile("c.yaml", 3, "it is no YAML"), new UnreadFile("big.txt", 0, "too big")],
        };
        Assert.Equal(
            [
                "owner/name: 3 references in 2 files (1 exact, 1 lower bound, 1 moving)",
                "a.sh",
                "  7:2    3.14.0        exact        image quay.io/kubestellar/helm  (written there)",
                "  112:2  v3.14.0-rc.1  lower bound  image quay.io/kubestellar/helm  (written there)",
                "b.md",
                "  1:2  none  moving  image quay.io/kubestellar/helm  (written there)",
                "",
                "not read: owner/name c.yaml:3: it is no YAML",
                "not read: owner/name big.txt: too big",
            ],
            Print(console => ReferencesConsole.Write(console, [ledger])));
    }

    [Fact]
    public void What_others_wrote_cannot_steer_the_terminal() =>
        Assert.DoesNotContain('\e', string.Concat(Print(console => ReferencesConsole.Write(console, [new ReferenceLedger { Repository = "owner/name", References = [Reference("a\e[2J.sh", 1, "\e[31m1.0.0")] }]))));

    [Fact]
    public void Each_violation_is_followed_by_what_mends_it() => Assert.Equal(
        [
            "references.latest a b.md:1: 0.9.1, 2 releases behind; 0.9.3, the newest",
            "references.resolve a: not checkable: nobody answered",
            "NO references.agree a b.md:2: expected 0.9.3, found 0.9.2",
            "   next: ./build.sh UpdateReferences",
            "1 checks passed, 1 found something wrong, 1 could not be made. Report: /r.json",
        ],
        Print(console => VerdictsConsole.Write(
            console,
            [
                CheckResult.Passed("references.no-self", "a", "none"), CheckResult.Failed("references.agree", "a b.md:2", "0.9.3", "0.9.2", "./build.sh UpdateReferences"),
                CheckResult.NotCheckable("references.resolve", "a", "versions that exist", "nobody answered"),
                CheckResult.Information("references.latest", "a b.md:1", "0.9.3, the newest", "0.9.1, 2 releases behind", ""),
            ],
            "/r.json")));

    [Fact]
    public void A_history_without_findings_says_so() => Assert.Equal(
        ["owner/name: 2 releases, nothing wrong in any", "Report: /r.json"],
        Print(console => VerdictsConsole.WriteHistory(console, [new HistoryVerdicts("owner/name", [ReleaseVersion.Parse("0.1.0"), ReleaseVersion.Parse("0.2.0")], [])], "/r.json")));

    private static VersionedReference Reference(string file, int line, string version) => new()
    {
        Place = new TextPlace(file, line, 2, line * 10, version.Length),
        Written = version,
        Form = ReferenceForm.Image,
        Artifact = Helm,
        Version = version,
        Kind = ReferenceKind.Exact,
        Reason = "written there",
    };

    private static string[] Print(Action<IAnsiConsole> write)
    {
        using var text = new StringWriter();
        write(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
