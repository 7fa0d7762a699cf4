using CsCheck;
using MakefileText = KubeStellar.Delivery.Catalog.Makefile;

namespace KubeStellar.Delivery.Tests.Catalog;

public sealed class MakeRuleTests
{
    [Fact]
    public void A_recipe_is_read_with_its_lines_joined_and_its_prefixes_taken_away()
    {
        var rule = MakefileText.Parse(
            """
            # chart: not this
            .PHONY: chart
            chart: NAME = value
            chart other: a \
             b ## help = text
            	@one \
            		two

            # between
            	-@three # four
            	# only a comment
            next:
            	five
            """).FindRule("chart")!;
        Assert.Equal((4, "a,b"), (rule.Line, string.Join(',', rule.Prerequisites)));
        Assert.Equal(["6: one  \t\ttwo", "10: three # four"], rule.Recipe.Select(line => $"{line.Line}: {line.Text}"));
    }

    [Fact]
    public void Prerequisites_of_several_lines_are_joined_and_the_last_recipe_counts()
    {
        var rule = MakefileText.Parse("a: b\n\tone\na: c\na: d\n\ttwo\n").FindRule("a")!;
        Assert.Equal("b,c,d two", $"{string.Join(',', rule.Prerequisites)} {Assert.Single(rule.Recipe).Text}");
    }

    [Fact]
    public void A_conditional_belongs_to_a_recipe_only_where_the_recipe_goes_on()
    {
        var rule = MakefileText.Parse("a:\n\tone\nifdef X\n\ttwo\nendif\n\nifndef Y\n  Z = 1\nendif\n").FindRule("a")!;
        Assert.Equal(["one", "ifdef X", "two"], rule.Recipe.Select(line => line.Text));
    }

    [Fact]
    public void A_target_without_rule_is_null() => Assert.Null(MakefileText.Parse("a = b\nc := d\n").FindRule("a"));

    [Fact]
    public void Expansion_stops_at_variables_that_hold_themselves() =>
        Assert.Equal("x1y<A>z", MakefileText.Parse("A = $(B)\nB = ${A}z\n").Expand("x${ONE}y$(A)", new Dictionary<string, string> { ["ONE"] = "1" }, name => $"<{name}>"));

    [Fact]
    public void Any_text_is_read_without_failing_and_keeps_its_line_numbers() =>
        Gen.String[Gen.Char["ab:=$(){}\\#\t\n @"], 0, 60].Sample(text =>
        {
            var rule = MakefileText.Parse(text).FindRule("a");
            Assert.All(rule?.Recipe ?? [], line => Assert.InRange(line.Line, 1, text.Split('\n').Length));
        });
}
