using KubeStellar.Delivery.Scratch;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Scratch;

public sealed class NamelessFileTests
{
    [SkippableFact]
    public void A_file_that_nobody_closes_is_in_no_folder()
    {
        TestTools.Unless(!OperatingSystem.IsWindows(), "there a file keeps its name until it is closed");
        using var file = NamelessFile.Create();
        Assert.False(File.Exists(file.Name));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var file = NamelessFile.Create();
        file.Write("content"u8);
        file.Position = 0;
        using var reader = new StreamReader(file);
        Assert.Equal("content", reader.ReadToEnd());
    }
}
