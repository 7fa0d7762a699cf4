using KubeStellar.Delivery.Git;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Git;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly string _root;

    public RealPathTests() => _root = RealPath.Of(_folder.FullPath);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Links_in_every_part_are_followed()
    {
        _folder.Write("real/deep/file", "");
        File.CreateSymbolicLink(_folder["absolute"], _folder["real"]);
        File.CreateSymbolicLink(_folder["relative"], "absolute/./deep/");

        Assert.Equal(Path.Combine(_root, "real", "deep", "file"), RealPath.Of(_folder["relative/file"]));
    }

    [Fact]
    public void The_parent_of_a_link_is_the_one_of_what_it_leads_to()
    {
        _folder.Write("here/file", "");
        _folder.Write("elsewhere/file", "");
        _folder.Write("elsewhere/deep/x", "");
        File.CreateSymbolicLink(_folder["here/link"], "../elsewhere/deep");
        File.CreateSymbolicLink(_folder["here/up"], "link/../file");

        Assert.Equal(Path.Combine(_root, "elsewhere", "file"), RealPath.Of(_folder["here/up"]));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("link")]
    public void A_link_that_leads_nowhere_or_in_a_circle_is_an_error(string target)
    {
        File.CreateSymbolicLink(_folder["link"], target);

        Assert.ThrowsAny<IOException>(() => RealPath.Of(_folder["link"]));
    }
}
