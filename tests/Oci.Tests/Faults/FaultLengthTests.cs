namespace KubeStellar.Oci.Tests.Faults;

public sealed class FaultLengthTests
{
    [Fact]
    public void A_line_of_foreign_text_is_cut_and_says_how_long_it_was()
    {
        var text = new Fault("read", "a", "b", new string('x', 4096) + "y", "c").ToString();
        Assert.Contains(new string('x', 4096) + "… (4097 characters)\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("xy", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_fit_are_whole_however_many_there_are()
    {
        var found = string.Join('\n', Enumerable.Repeat(new string('x', 4096), 3));
        Assert.Equal(3, new Fault("read", "a", "b", found, "c").ToString().Split(new string('x', 4096)).Length - 1);
    }
}
