using KubeStellar.Build.Output;
using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;
using Spectre.Console;

namespace KubeStellar.Build.Tests.Output;

public class ArtifactTableTests
{
    private const string Reference = "registry.example.com/some-owner/some-repository/a-rather-long-name-of-an-image:1.2.3-rc.1";
    private static readonly Digest Content = Digest.Parse("sha256:" + new string('a', 64));

    private static readonly ReportedArtifact Artifact = new()
    {
        Kind = "image",
        Repository = "some-owner/some-repository",
        Commit = null,
        Reference = Reference,
        Digest = Content,
        Platforms = [Platform.Parse("linux/amd64"), Platform.Parse("linux/arm64")],
        Size = 2048,
        Status = ArtifactStatus.Published,
    };

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(240)]
    public void A_reference_and_a_digest_stand_whole_on_one_line_whatever_the_width(int width)
    {
        var lines = Print(width, console => ArtifactTable.Write(console, [Artifact]));
        Assert.Contains(lines, line => line.Contains(Reference, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"{Content}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("linux/amd64,linux/arm64", StringComparison.Ordinal) && line.Contains("published", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_is_a_list_exactly_where_it_does_not_fit()
    {
        var widest = Enumerable.Range(80, 200).First(IsTable);
        Assert.All(Enumerable.Range(widest, 20), width => Assert.True(IsTable(width)));
        Assert.All(Print(widest, Write), line => Assert.InRange(line.Length, 0, widest));
        Assert.Equal(Print(400, Write).Max(line => line.Length), Print(widest, Write).Max(line => line.Length));

        static bool IsTable(int width) => Print(width, Write).Any(line => line.Contains('│', StringComparison.Ordinal));

        static void Write(IAnsiConsole console) => ArtifactTable.Write(console, [Artifact]);
    }

    [Fact]
    public void What_a_registry_answers_neither_breaks_a_line_nor_steers_the_terminal()
    {
        var text = "found status 401\nUNAUTHORIZED: \e]0;owned\a" + new string('x', 300);
        Assert.Equal("found status 401; UNAUTHORIZED: \uFFFD]0;owned\uFFFD" + new string('x', 300), Assert.Single(Print(80, console => console.Line(text)), line => line.Length > 0));
    }

    private static string[] Print(int width, Action<IAnsiConsole> write)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        write(console);
        return writer.ToString().Split(Environment.NewLine);
    }
}
