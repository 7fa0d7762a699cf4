namespace KubeStellar.Delivery.Tests.References.Scanning;

/// <summary>Files of a megabyte without line ends, of which each rule finds a start again and again: a search that looked at the whole line each time would take many times as long.</summary>
public sealed class EndlessFilesTests
{
    private const int Length = 1_000_000;

    [Theory]
    [InlineData("git clone -b v1.0.0 https://github.com/a/b ")]
    [InlineData("helm install a oci://quay.io/a/b ")]
    [InlineData("helm install a b/c --version 1.0.0 ")]
    [InlineData("https://github.com/a/b/")]
    [InlineData("https://raw.githubusercontent.com/a/b/v1.0.0/install.sh ")]
    [InlineData("https://github.com/a/b/releases/download/v1.0.0/b_1.0.0.tgz ")]
    [InlineData("A = 1.0.0 ")]
    [InlineData("KubeStellar release 1.0.0 ")]
    [InlineData("nginx:1.0.0 ")]
    [InlineData("a/chart ")]
    [InlineData("\\\n")]
    [InlineData("X=$X ")]
    [InlineData("{{ $(${")]
    public void Are_searched_in_time_that_grows_with_their_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        using var sample = new ScannedSample(("a.sh", text), ("b.md", text));
        Assert.Empty(sample.Ledger.Unread);
    }
}
