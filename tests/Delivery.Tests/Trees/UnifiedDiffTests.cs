using System.Text;
using CsCheck;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Trees;

public sealed class UnifiedDiffTests
{
    private static readonly string[] Texts = ["a", "b", "", "+", "-x", "\\ No", "@@ -1 +1 @@", "a\r", "\ttab", "ä"];

    [Fact]
    public void A_changed_line_stands_between_three_lines_of_context() => Assert.Equal(
        "--- a/api/types.yaml\n+++ b/api/types.yaml\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n",
        Of("a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\n"));

    [Fact]
    public void Changes_far_from_each_other_stand_in_hunks_of_their_own()
    {
        var lines = Enumerable.Range(1, 30).Select(number => $"{number}").ToArray();
        string[] changed = ["0", .. lines[..14], "X", .. lines[15..29]];
        Assert.Equal(
            "--- a/api/types.yaml\n+++ b/api/types.yaml\n"
            + "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n"
            + "@@ -12,7 +13,7 @@\n 12\n 13\n 14\n-15\n+X\n 16\n 17\n 18\n"
            + "@@ -27,4 +28,3 @@\n 27\n 28\n 29\n-30\n",
            Of(Text(lines), Text(changed)));

        static string Text(string[] lines) => string.Concat(lines.Select(line => line + "\n"));
    }

    [Fact]
    public void A_file_that_appears_is_compared_with_no_file() =>
        Assert.Equal("--- /dev/null\n+++ b/api/types.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n", Of(null, "a\nb\n"));

    [Fact]
    public void A_file_that_vanishes_is_compared_with_no_file() =>
        Assert.Equal("--- a/api/types.yaml\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n", Of("a\nb\n", null));

    [Fact]
    public void A_last_line_without_an_end_is_said_to_have_none() => Assert.Equal(
        "--- a/api/types.yaml\n+++ b/api/types.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n", Of("a\nb", "a\nb\n"));

    [Fact]
    public void Other_line_ends_are_a_difference() =>
        Assert.Equal("--- a/api/types.yaml\n+++ b/api/types.yaml\n@@ -1,1 +1,1 @@\n-a\r\n+a\n", Of("a\r\n", "a\n"));

    [Theory]
    [InlineData(new byte[] { 1, 0, 2 })]
    [InlineData(new byte[] { 0xff, 0xfe, 0x41 })]
    public void What_is_no_text_is_told_in_one_line(byte[] content) => Assert.Equal(
        "Binary files a/logo and b/logo differ (2 bytes, 3 bytes)\n", UnifiedDiff.Of("logo", "ab"u8.ToArray(), content));

    [Theory]
    [InlineData("a\n", 20_001)]
    [InlineData("0123456789abcdef", 65_537)]
    public void What_is_too_large_to_compare_is_told_in_one_line(string text, int times)
    {
        var large = string.Concat(Enumerable.Repeat(text, times));
        Assert.Equal($"Files a/api/types.yaml and b/api/types.yaml differ and are too large to compare (2 bytes, {large.Length} bytes)\n", Of("a\n", large));
    }

    [Fact]
    public void git_apply_makes_the_one_file_of_the_other()
    {
        using var folder = new TemporaryDirectory();
        var line = Gen.Int[0, Texts.Length - 1].Select(index => Texts[index]);
        var text = Gen.Select(line.Array[0, 30], Gen.Bool, (lines, ended) => string.Join('\n', lines) + (ended ? "\n" : ""));
        Gen.Select(text, text).Where((before, after) => before != after).Sample(
            (before, after) =>
            {
                folder.Write("api/types.yaml", before);
                var apply = new Command("git").With("apply", "--whitespace=nowarn", "-").WithWorkingDirectory(folder.FullPath).WithInput(Of(before, after));
                apply.RunAsync(CancellationToken.None).GetAwaiter().GetResult();
                Assert.Equal(after, File.ReadAllText(folder["api/types.yaml"]));
            },
            iter: 60, threads: 1);
    }

    private static string Of(string? before, string? after) => UnifiedDiff.Of("api/types.yaml", Bytes(before), Bytes(after));

    private static ReadOnlyMemory<byte>? Bytes(string? text) => text is null ? null : (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(text);
}
