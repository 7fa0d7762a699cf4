using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class DebianPackagesTests
{
    // Small and with no dependencies beyond the C library.
    private const string Small = "hello";

    [SkippableFact]
    public async Task Packages_are_brought_once_however_many_ask_and_run_without_being_installed()
    {
        await DemandDebianAsync();
        using var cache = new TemporaryDirectory();
        var steps = new Steps();
        var options = new DebianPackagesOptions { CacheFolder = cache.FullPath, Progress = steps };
        var folders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new DebianPackages(options).FetchAsync([Small], newerSuites: false, CancellationToken.None))));

        var folder = folders[0];
        Assert.All(folders, other => Assert.Equal(folder.Root, other.Root));
        Assert.StartsWith(cache.FullPath, folder.Root, StringComparison.Ordinal);
        Assert.Single(steps.Seen, step => step.StartsWith($"bringing {Small}=", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(cache[Small], "*.partial*"));
        Assert.Contains(folder.Packages, package => package.Name == Small);
        Assert.Equal("Hello, world!\n", (await folder.Prepare(Small).WithEnvironment("LC_ALL", "C").RunAsync(CancellationToken.None)).StandardOutput);

        steps.Seen.Clear();
        var again = await new DebianPackages(options).FetchAsync([Small], newerSuites: false, CancellationToken.None);
        Assert.Equal(folder.Packages, again.Packages);
        Assert.Empty(steps.Seen);
    }

    [SkippableFact]
    public async Task A_package_that_no_suite_has_is_named_with_the_suites_tried()
    {
        await DemandDebianAsync();
        var error = await Assert.ThrowsAsync<PackagesUnavailableException>(
            () => TestTools.Packages.FetchAsync(["no-such-package-anywhere"], newerSuites: false, CancellationToken.None));
        Assert.Equal(["no-such-package-anywhere"], error.Packages);
        Assert.Equal(2, error.Reasons.Count);
        Assert.Contains("Unable to locate package no-such-package-anywhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_system_than_Debian_is_named()
    {
        using var folder = new TemporaryDirectory();
        var packages = Packages(folder, "ID=ubuntu\nVERSION_CODENAME=noble\n");
        var error = await Assert.ThrowsAsync<PackagesUnavailableException>(() => packages.FetchAsync([Small], newerSuites: true, CancellationToken.None));
        Assert.Contains("names another system than Debian", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_without_a_Debian_mirror_are_named()
    {
        using var folder = new TemporaryDirectory();
        folder.Write("apt/sources.list", "deb http://vendor.example/apt stable-vendor main\n");
        var packages = Packages(folder, "ID=debian\nVERSION_CODENAME=bookworm\n");
        var error = await Assert.ThrowsAsync<PackagesUnavailableException>(() => packages.FetchAsync([Small], newerSuites: true, CancellationToken.None));
        Assert.Contains($"the sources in {folder["apt"]} name no mirror of Debian bookworm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_apt_is_named()
    {
        using var folder = new TemporaryDirectory();
        var packages = new DebianPackages(new DebianPackagesOptions { CacheFolder = folder["cache"], ProgramFolder = folder.Make("empty") });
        var error = await Assert.ThrowsAsync<PackagesUnavailableException>(() => packages.FetchAsync([Small], newerSuites: true, CancellationToken.None));
        Assert.Contains("it is not Debian", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["cache"]));
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryDirectory();
        folder.Write("apt/sources.list", "deb http://mirror.example/debian bookworm main\n");
        folder.Write("cache", "a file where the folder should be");
        var packages = Packages(folder, "ID=debian\nVERSION_CODENAME=bookworm\n");
        var error = await Assert.ThrowsAsync<UnwritableFolderException>(() => packages.FetchAsync([Small], newerSuites: true, CancellationToken.None));
        Assert.Equal(folder["cache"], error.Folder);
    }

    [Theory]
    [InlineData("1.21.8-1~bpo12+1", "1.21.8")]
    [InlineData("2:1.19~1", "1.19~1")]
    [InlineData("20.10.24+dfsg1-1+deb12u1+b6", "20.10.24+dfsg1")]
    [InlineData("11.6", "11.6")]
    public void The_upstream_version_has_no_epoch_and_revision(string version, string upstream) =>
        Assert.Equal(upstream, new DebianPackage("any", version).UpstreamVersion);

    private static DebianPackages Packages(TemporaryDirectory folder, string osRelease)
    {
        folder.Write("bin/apt-get", "");
        return new DebianPackages(new DebianPackagesOptions
        {
            CacheFolder = folder["cache"],
            ProgramFolder = folder["bin"],
            AptFolder = folder["apt"],
            ReleaseFile = folder.Write("os-release", osRelease),
        });
    }

    private static async Task DemandDebianAsync()
    {
        try
        {
            await TestTools.Packages.SuitesAsync([Small], newerSuites: false, CancellationToken.None);
        }
        catch (PackagesUnavailableException exception)
        {
            TestTools.Unless(available: false, exception.Message);
        }
    }

    private sealed class Steps : IProgress<string>
    {
        public List<string> Seen { get; } = [];

        public void Report(string value)
        {
            lock (Seen)
                Seen.Add(value);
        }
    }
}
