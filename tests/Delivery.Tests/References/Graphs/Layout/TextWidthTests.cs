using KubeStellar.Delivery.References.Graphs.Layout;

namespace KubeStellar.Delivery.Tests.References.Graphs.Layout;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("short", 200, "short")]
    [InlineData("a-name-that-is-much-too-long-for-its-node", 100, "a-name…s-node")]
    [InlineData("", 10, "")]
    public void A_text_is_shortened_in_the_middle_until_it_fits(string text, double most, string fitted)
    {
        var actual = TextWidth.Fit(text, 11, most);
        Assert.Equal(fitted, actual);
        Assert.True(TextWidth.Of(actual, 11) <= most);
    }
}
