using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Scratch;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly TemporaryDirectory _parent = new();

    [Fact]
    public void It_is_removed_when_disposed_with_folders_that_may_only_be_read()
    {
        string path;
        using (var folder = ScratchFolder.Create(_parent["made"], "x"))
        {
            path = folder.Path;
            var locked = Directory.CreateDirectory(Path.Combine(path, "deep/locked")).FullName;
            var file = Path.Combine(locked, "file");
            File.WriteAllText(file, "");
            File.SetAttributes(file, FileAttributes.ReadOnly);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        Assert.False(Directory.Exists(path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_parent["made"]));
    }

    [Fact]
    public void Links_in_it_are_removed_and_not_followed()
    {
        _parent.Write("kept/file", "kept");
        using (var folder = ScratchFolder.Create(_parent["made"], "x"))
        {
            Directory.CreateDirectory(folder.Path);
            File.CreateSymbolicLink(Path.Combine(folder.Path, "link"), _parent["kept"]);
        }

        Assert.Equal("kept", File.ReadAllText(_parent["kept/file"]));
    }

    [SkippableFact]
    public async Task A_killed_process_holds_its_folder_no_longer()
    {
        // flock holds the lock as a run does, until it is killed; the folder is in use before and abandoned after.
        var folder = _parent.Make("made/derive-killed");
        using var kill = new CancellationTokenSource();
        var held = _parent["held"];
        var holder = new Command("flock").With(folder + ".lease", "sh", "-c", $"touch '{held}'; exec sleep 600").ProbeAsync(kill.Token);
        while (!File.Exists(held) && !holder.IsCompleted)
        {
            await Task.Delay(20);
        }

        Skip.If(holder.IsCompleted, "no flock here");
        using (ScratchFolder.Create(_parent["made"], "x"))
        {
            Assert.True(Directory.Exists(folder));
        }

        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder);
        using (ScratchFolder.Create(_parent["made"], "x"))
        {
            Assert.False(Directory.Exists(folder));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_parent["made"]));
    }

    [Fact]
    public void The_lease_of_a_run_that_was_killed_without_a_folder_goes_when_nobody_can_be_about_to_hold_it()
    {
        var made = _parent.Make("made");
        foreach (var (name, age) in new[] { ("killed", 2), ("young", 0), ("held", 2) })
        {
            File.WriteAllText(Path.Combine(made, name + ".lease"), "");
            File.SetLastWriteTimeUtc(Path.Combine(made, name + ".lease"), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-age));
        }

        File.WriteAllText(Path.Combine(made, "checkout-1.lock"), "");
        File.SetLastWriteTimeUtc(Path.Combine(made, "checkout-1.lock"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        using (new FileStream(Path.Combine(made, "held.lease"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        using (ScratchFolder.Create(made, "x"))
        {
        }

        Assert.Equal(["checkout-1.lock", "held.lease", "young.lease"], Directory.EnumerateFiles(made).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _parent.Dispose();
}
