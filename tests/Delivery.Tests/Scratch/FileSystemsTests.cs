using KubeStellar.Delivery.Scratch;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Scratch;

public sealed class FileSystemsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void What_lies_on_one_file_system_is_added_up_and_refused_with_numbers()
    {
        var (_, free) = FileSystems.Look(_folder.FullPath)!.Value;
        FileSystems.Require([new(_folder["a"], 1), new(_folder["b/c"], 1)]);
        var error = Assert.Throws<LowDiskException>(() => FileSystems.Require([new(_folder["a"], free / 2 + (1L << 40)), new(_folder["b/c"], free / 2 + (1L << 40))]));
        Assert.Contains(_folder["a"], error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["b/c"], error.Message, StringComparison.Ordinal);
        Assert.True(error.Needed > error.Free);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullPath));
    }

    [SkippableFact]
    public void A_full_file_system_is_told_from_other_errors()
    {
        TestTools.Unless(File.Exists("/dev/full"), "there is no full device here");
        var error = Assert.ThrowsAny<IOException>(() =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            full.WriteByte(0);
        });
        Assert.True(FileSystems.AreFull(error));
        Assert.True(FileSystems.AreFull(new AggregateException(new InvalidOperationException("", error))));
        Assert.False(FileSystems.AreFull(new IOException("other")));
        Assert.False(FileSystems.AreFull(new FileNotFoundException()));
    }

    public void Dispose() => _folder.Dispose();
}
