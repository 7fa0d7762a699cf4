using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Tests.Catalog;
using KubeStellar.Delivery.Versions;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.BadInput;

/// <summary>Files of a source that are no YAML, or not the YAML that they should be: each is told by file and place.</summary>
public sealed class MalformedFilesTests
{
    private const string Values = "core-chart/values.yaml";

    private static readonly ReleaseFacts Facts = new(
        ReleaseVersion.Parse("1.2.3"), CommitId.Parse("0123456789abcdef0123456789abcdef01234567"), new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero));

    private static readonly Dictionary<string, string> NoEnvironment = [];

    private static readonly Dictionary<string, Action<string>> Readers = new(StringComparer.Ordinal)
    {
        [".goreleaser.yaml"] = text => RepositoryCatalog.Read(new TextFiles((".goreleaser.yaml", text)), [], KubeStellarFamily.Repositories).ImagesOf(Facts, NoEnvironment),
        [".ko.yaml"] = text => KoConfig.Parse(text, ".ko.yaml"),
        ["core-chart/Chart.yaml"] = text => Assert.NotEmpty(RepositoryCatalog.Read(new TextFiles(("go.mod", "module github.com/kubestellar/kubestellar\n"), ("core-chart/Chart.yaml", text)), [], KubeStellarFamily.Repositories).Charts),
        [".nuke/references.yaml"] = text => ReferenceRulesFile.Parse(text, ".nuke/references.yaml"),
        [Values] = text => BuildFiles.EnsureReadable(new TextFiles((Values, text)), [], [Chart], NoEnvironment),
    };

    private static readonly Dictionary<string, string> Malformations = new(StringComparer.Ordinal)
    {
        ["a tab for blanks"] = "a:\n\tb: 1\n",
        ["a list at the root"] = "- a\n- b\n",
        ["a text at the root"] = "just text",
        ["a bracket that is not closed"] = "a: [1, 2\n",
        ["a quote that is not closed"] = "a: \"b\n",
        ["nesting beyond all measure"] = "a: " + new string('[', 5000),
        ["mappings in mappings in one line"] = string.Concat(Enumerable.Repeat("a: ", 500)),
        ["an alias to nothing"] = "a: *nothing\n",
        ["a key that is a list"] = "? [a]\n: b\n",
        ["a directive of a version to come"] = "%YAML 9.9\n---\na: b\n",
        ["a terminal escape"] = "\u001b[31ma: [\n",
        ["a NUL"] = "a: \"\u0000\n",
    };

    private static ChartDeclaration Chart => new() { Directory = "core-chart", Name = "core-chart", Repository = RepositoryName.Parse("ghcr.io/kubestellar/kubestellar/core-chart") };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var file in Readers.Keys)
            {
                foreach (var malformation in Malformations.Keys)
                {
                    cases.Add(file, malformation);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_malformed_file_is_told_by_its_name_and_place(string file, string malformation)
    {
        var error = Told.By(() => Readers[file](Malformations[malformation]));
        Assert.Matches($@"{System.Text.RegularExpressions.Regex.Escape(file)}:\d+:\d+", error.Fault.Subject);
    }

    [Theory]
    [InlineData(".goreleaser.yaml")]
    [InlineData(".ko.yaml")]
    [InlineData(".nuke/references.yaml")]
    [InlineData(Values)]
    public void A_file_that_multiplies_itself_is_read_or_refused_but_never_unfolded(string file)
    {
        var laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20).Select(level =>
            $"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 9))}]\n"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Readers[file](laughs);
        }
        catch (FaultException)
        {
            // Of a file of rules, which has no such keys.
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public void Everything_that_a_build_would_stumble_over_is_told_at_once()
    {
        var files = new TextFiles((Values, "a: ["), (".ko.yaml", "builds: 1\n"));
        var images = RepositoryCatalog.Read(new TextFiles((".goreleaser.yaml", "builds:\n- main: .\nkos:\n- repository: ghcr.io/o/x\n  bare: true\n  tags: ['{{.Version}}']\n  platforms: [linux/amd]\n")), [], KubeStellarFamily.Repositories).ImagesOf(Facts, NoEnvironment);
        var message = Told.By(() => BuildFiles.EnsureReadable(files, images, [Chart], NoEnvironment)).Message;
        Assert.All(new[] { Values, ".ko.yaml", "linux/amd" }, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
