using KubeStellar.Delivery.Derived;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Derived;

public sealed class DerivationMemoryTests : IDisposable
{
    private static readonly Dictionary<string, string> Files = new() { ["gen/a.go"] = "1234", ["gen/ü\n.go"] = "5678" };
    private static readonly RememberedFiles Made = new("key", Files, [new StandIn("v5.3.0", "v5.6.0")]);
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public void What_is_remembered_is_recalled_by_another_run()
    {
        new DerivationMemory(_folder["memory"]).Remember(Made);
        var recalled = new DerivationMemory(_folder["memory"]).Recall("key");
        Assert.Equal(Files, recalled?.Files);
        Assert.Equal(Made.StandIns, recalled?.StandIns);
        Assert.Null(new DerivationMemory(_folder["memory"]).Recall("other"));
        Assert.Equal(["key"], Directory.EnumerateFileSystemEntries(_folder["memory"]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"Key\":\"key\"}")]
    [InlineData("{\"Key\":\"key\",\"Files\":{}}")]
    [InlineData("{\"Key\":\"key\",\"Files\":{},\"StandIns\":null}")]
    [InlineData("{\"Key\":\"key\",\"Files\":null,\"StandIns\":[]}")]
    [InlineData("{\"Key\":\"other\",\"Files\":{},\"StandIns\":[]}")]
    [InlineData("[1]")]
    public void A_damaged_entry_counts_as_none_and_is_replaced(string text)
    {
        var memory = new DerivationMemory(_folder.FullPath);
        _folder.Write("key", text);
        Assert.Null(memory.Recall("key"));
        memory.Remember(Made);
        Assert.Equal(Files, memory.Recall("key")?.Files);
    }

    [Fact]
    public void Of_many_entries_the_newest_stay()
    {
        var memory = new DerivationMemory(_folder.FullPath);
        for (var entry = 0; entry < 600; entry++)
        {
            memory.Remember(Made with { Key = $"key{entry}" });
            File.SetLastWriteTimeUtc(_folder[$"key{entry}"], DateTime.UnixEpoch.AddMinutes(entry));
        }

        memory.Remember(Made with { Key = "last" });
        Assert.Equal(500, Directory.GetFiles(_folder.FullPath).Length);
        Assert.Null(memory.Recall("key0"));
        Assert.NotNull(memory.Recall("key599"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_means_to_work_without()
    {
        var memory = new DerivationMemory(Path.Combine(_folder.Write("file", "no folder"), "memory"));
        memory.Remember(Made);
        Assert.Null(memory.Recall("key"));
    }

    [Fact]
    public void Runs_at_once_disturb_each_other_in_nothing()
    {
        Parallel.For(0, 200, run =>
        {
            var memory = new DerivationMemory(_folder.FullPath);
            memory.Remember(Made with { Key = $"key{run % 5}" });
            Assert.Equal(Files, memory.Recall($"key{run % 5}")?.Files);
        });
        Assert.Equal(5, Directory.GetFiles(_folder.FullPath).Length);
    }

    public void Dispose() => _folder.Dispose();
}
