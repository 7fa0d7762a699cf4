using KubeStellar.Delivery.Catalog;
using MakefileText = KubeStellar.Delivery.Catalog.Makefile;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class MakefileTests
{
    private const int Many = 100_000;

    [Theory]
    [InlineData("A = $(B)x$(B)\nB = 1\n", "1x1")]
    [InlineData("A = $(A)\n", "<A>")]
    [InlineData("A = $(B)\nB = $(A)\n", "<B>")]
    [InlineData("A = $(GIVEN)${OTHER}\n", "given<OTHER>")]
    public void Variables_are_expanded(string text, string expected) => Assert.Equal(expected, Expand(text));

    [Fact]
    public void Variables_that_each_name_the_next_twice_are_refused() =>
        Refuses(string.Concat(Enumerable.Range(0, 60).Select(i => $"A{i} = $(A{i + 1})$(A{i + 1})\n")) + "A60 =\nA = $(A0)\n");

    [Fact]
    public void Variables_nested_without_end_are_refused() =>
        Refuses(string.Concat(Enumerable.Range(0, Many).Select(i => $"A{i} = $(A{i + 1})\n")) + "A = $(A0)\n");

    [Fact]
    public void Values_that_grow_without_end_are_refused() =>
        Refuses($"B = {new string('x', 2000)}\nA = {string.Concat(Enumerable.Repeat("$(B)", 2000))}\n");

    [Theory]
    [InlineData("A = a\\#b # c", "a#b")]
    [InlineData("A = \\#", "#")]
    [InlineData("A = #", "")]
    [InlineData("A = a\\#\\#b#c", "a##b")]
    public void A_hash_behind_a_backslash_is_no_comment(string text, string value) => Assert.Equal(value, MakefileText.Parse(text).Find("A"));

    [Fact]
    public void A_hundred_thousand_hashes_do_not_use_up_the_stack() =>
        Assert.Equal(Many, MakefileText.Parse("A = " + string.Concat(Enumerable.Repeat("\\#", Many))).Find("A")!.Length);

    [Fact]
    public void A_hundred_thousand_additions_and_continued_lines_are_joined_once()
    {
        var makefile = MakefileText.Parse(string.Concat(Enumerable.Repeat("A += x\n", Many)) + "B = " + string.Concat(Enumerable.Repeat("y\\\n", Many)) + "y\n");

        Assert.Equal((2 * Many) - 1, makefile.Find("A")!.Length);
        Assert.Equal((2 * Many) + 1, makefile.Find("B")!.Length);
        Assert.Equal((Many, Many + 1), (makefile.LineOf("A"), makefile.LineOf("B")));
    }

    private static void Refuses(string text) => Assert.Contains("10000 references", Assert.Throws<UnboundedMakefileException>(() => Expand(text)).Fault.Expected, StringComparison.Ordinal);

    private static string Expand(string text)
    {
        var makefile = MakefileText.Parse(text);
        return makefile.Expand(makefile.Find("A")!, new Dictionary<string, string> { ["GIVEN"] = "given" }, variable => $"<{variable}>");
    }
}
