using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Tools;

public sealed class KustomizeProgramsTests
{
    // The tool cache's folder of versions that go install made.
    private const string Installed = "cache/go-install/sigs.k8s.io%2Fkustomize%2Fkustomize%2Fv5";
    private static readonly DateTimeOffset Now = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    [SkippableTheory]
    [InlineData("v5.3.0", "v5.3.0")]
    [InlineData("v5.6.0", "latest")]
    [InlineData("{Version:kustomize/v5.3.0 GitCommit:0123 BuildDate:2024-01-02T03:04:05Z}", "v5.3.0")]
    public async Task The_pinned_version_in_the_checkouts_bin_wins(string printed, string pin)
    {
        using var folder = new TemporaryDirectory();
        var program = PretendKustomize(folder, "checkout/bin", printed);
        PretendKustomize(folder, "path", printed);
        var found = await FindAsync(folder, pin);
        Assert.Equal((program, null, pin, ToolOrigin.Path), (found.Path, found.Note, found.Pin, found.Origin));
    }

    [SkippableFact]
    public async Task A_program_is_asked_for_its_version_without_the_users_environment()
    {
        using var folder = new TemporaryDirectory();
        var program = folder.WriteProgram("path/kustomize", "#!/bin/sh\ntest \"$HOME\" = \"${0%/kustomize}\" && echo v5.3.0\n");
        Assert.Equal((program, null), await PathAndNoteAsync(folder, "v5.3.0"));
    }

    [SkippableFact]
    public async Task The_pinned_version_on_the_path_wins_over_another_one_in_bin()
    {
        using var folder = new TemporaryDirectory();
        PretendKustomize(folder, "checkout/bin", "v5.0.0");
        var program = PretendKustomize(folder, "path", "v5.3.0");
        Assert.Equal(program, (await FindAsync(folder, "v5.3.0")).Path);
    }

    [SkippableFact]
    public async Task The_pinned_version_in_the_tool_cache_is_used()
    {
        using var folder = new TemporaryDirectory();
        var installed = PretendKustomize(folder, $"{Installed}@v5.3.0", "v5.3.0");
        var packaged = PretendKustomize(folder, "cache/kustomize/5.4.1%2Bds-1/usr/bin", "(devel)");
        folder.Write("cache/kustomize/5.4.1%2Bds-1/.packages", "kustomize=5.4.1+ds-1+b2\n");
        Assert.Equal((installed, null), await PathAndNoteAsync(folder, "v5.3.0"));
        Assert.Equal((packaged, null), await PathAndNoteAsync(folder, "v5.4.1"));
        Assert.Equal((ToolOrigin.ToolCache, ToolOrigin.ToolCache), ((await FindAsync(folder, "v5.3.0")).Origin, (await FindAsync(folder, "v5.4.1")).Origin));
    }

    [SkippableFact]
    public async Task What_KUSTOMIZE_names_wins_and_is_said_where_it_is_another_version()
    {
        using var folder = new TemporaryDirectory();
        PretendKustomize(folder, "path", "v5.3.0");
        var chosen = PretendKustomize(folder, "chosen", "v4.5.7");
        var found = await FindAsync(folder, "v5.3.0", chosen);
        Assert.Equal((chosen, "v4.5.7"), (found.Path, found.Version));
        Assert.Contains("KUSTOMIZE", found.Note, StringComparison.Ordinal);
        Assert.Null((await FindAsync(folder, "v5.3.0", "kustomize")).Note);
    }

    [SkippableFact]
    public async Task What_KUSTOMIZE_names_and_does_not_run_is_told_by_what_it_said()
    {
        using var folder = new TemporaryDirectory();
        var chosen = folder.WriteProgram("chosen/kustomize", "#!/bin/sh\nexit 3\n");
        var tried = (await Assert.ThrowsAsync<KustomizeMissingException>(() => FindAsync(folder, "v5.3.0", chosen))).Tried;
        Assert.Contains("exit code 3", Assert.Single(tried), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("no-such-program")]
    [InlineData("/nowhere/kustomize")]
    [InlineData("bin/kustomize")]
    public async Task What_KUSTOMIZE_names_must_be_there(string chosen)
    {
        using var folder = new TemporaryDirectory();
        PretendKustomize(folder, "path", "v5.3.0");
        var error = await Assert.ThrowsAsync<KustomizeMissingException>(() => FindAsync(folder, "v5.3.0", chosen));
        Assert.Contains($"KUSTOMIZE names {chosen}", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_version_that_Debian_has_is_brought_by_its_package()
    {
        using var folder = new TemporaryDirectory();
        PretendDebian(folder, "5.6.0+ds-1+b2");
        var found = await FindAsync(folder, "v5.6.0");
        Assert.Equal(("v5.6.0", null, ToolOrigin.Installed), (found.Version, found.Note, found.Origin));
        Assert.StartsWith(folder["cache"], found.Path, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_version_that_no_one_packages_is_installed_with_go_as_the_makefiles_do()
    {
        using var folder = new TemporaryDirectory();
        PretendDebian(folder, "5.6.0+ds-1+b2");
        var go = folder.WriteProgram("go", "#!/bin/sh\necho \"$@\" > $GOBIN/../../called\nprintf '#!/bin/sh\\necho v5.3.0\\n' > $GOBIN/kustomize\nchmod +x $GOBIN/kustomize\n");
        var found = await FindAsync(folder, "v5.3.0", go: go);
        Assert.Equal((folder[$"{Installed}@v5.3.0/kustomize"], "v5.3.0", null, ToolOrigin.Installed), (found.Path, found.Version, found.Note, found.Origin));
        Assert.Equal("install -mod=mod sigs.k8s.io/kustomize/kustomize/v5@v5.3.0\n", File.ReadAllText(folder["cache/go-install/called"]));
        Assert.Equal([".lock", "kustomize"], Directory.EnumerateFileSystemEntries(folder[$"{Installed}@v5.3.0"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Another_version_of_the_same_major_stands_in_and_says_why()
    {
        using var folder = new TemporaryDirectory();
        var program = PretendKustomize(folder, "path", "v5.4.0");
        var go = folder.WriteProgram("go", "#!/bin/sh\necho no network >&2\nexit 1\n");
        var found = await FindAsync(folder, "v5.3.0", go: go);
        Assert.Equal((program, "v5.4.0"), (found.Path, found.Version));
        Assert.Contains("kustomize v5.4.0", found.Note, StringComparison.Ordinal);
        Assert.Contains("stands in for v5.3.0", found.Note, StringComparison.Ordinal);
        Assert.Contains("no network", found.Note, StringComparison.Ordinal);
        Assert.Contains("it is not Debian", found.Note, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_version_that_cannot_be_had_is_looked_for_again_after_a_day()
    {
        using var folder = new TemporaryDirectory();
        PretendKustomize(folder, "path", "v5.4.0");
        var first = await FindAsync(folder, "v5.3.0", go: folder.WriteProgram("go", "#!/bin/sh\necho first >&2\nexit 1\n"));
        var later = folder.WriteProgram("go", "#!/bin/sh\necho second >&2\nexit 1\n");
        Assert.Equal(first.Note, (await FindAsync(folder, "v5.3.0", go: later, now: Now.AddHours(23))).Note);
        Assert.Contains("second", (await FindAsync(folder, "v5.3.0", go: later, now: Now.AddHours(25))).Note, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_was_noted_by_a_clock_that_was_ahead_is_not_believed()
    {
        using var folder = new TemporaryDirectory();
        PretendKustomize(folder, "path", "v5.4.0");
        var first = folder.WriteProgram("go", "#!/bin/sh\necho first >&2\nexit 1\n");
        Assert.Contains("first", (await FindAsync(folder, "v5.3.0", go: first, now: Now.AddYears(50))).Note, StringComparison.Ordinal);
        var second = folder.WriteProgram("go", "#!/bin/sh\necho second >&2\nexit 1\n");
        Assert.Contains("second", (await FindAsync(folder, "v5.3.0", go: second, now: Now)).Note, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_program_that_does_not_tell_its_version_stands_in_last()
    {
        using var folder = new TemporaryDirectory();
        var unknown = PretendKustomize(folder, "path", "(devel)");
        Assert.Equal(unknown, (await FindAsync(folder, "v5.3.0")).Path);
        var known = PretendKustomize(folder, $"{Installed}@v5.0.3", "v5.0.3");
        Assert.Equal(known, (await FindAsync(folder, "v5.3.0")).Path);
    }

    [SkippableFact]
    public async Task Where_there_is_none_the_error_names_all_that_was_tried()
    {
        using var folder = new TemporaryDirectory();
        PretendKustomize(folder, "path", "v4.5.7");
        folder.WriteProgram("checkout/bin/kustomize", "#!/bin/sh\necho broken >&2\nexit 3\n");
        var error = await Assert.ThrowsAsync<KustomizeMissingException>(() => FindAsync(folder, "v5.3.0"));
        Assert.Equal("v5.3.0", error.Pin);
        foreach (var reason in (string[])["is v4.5.7", "broken", "it is not Debian", "go install sigs.k8s.io/kustomize/kustomize/v5@v5.3.0", "KUSTOMIZE=<path>"])
        {
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task A_run_sees_nothing_of_the_users_environment()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script is for a POSIX shell");
        using var folder = new TemporaryDirectory();
        var program = new KustomizeProgram(folder.WriteProgram("kustomize", "#!/bin/sh\necho \"$HOME $LC_ALL $HTTPS_PROXY ${USER-none} $1\"\n"), null, "latest", null);
        var printed = await program.Prepare(folder.FullPath, "build").RunAsync(CancellationToken.None);
        Assert.Equal($"{folder.FullPath} C http://127.0.0.1:9 none build\n", printed.StandardOutput);
    }

    private static async Task<(string Path, string? Note)> PathAndNoteAsync(TemporaryDirectory folder, string pin)
    {
        var found = await FindAsync(folder, pin);
        return (found.Path, found.Note);
    }

    private static async Task<KustomizeProgram> FindAsync(TemporaryDirectory folder, string pin, string? chosen = null, string? go = null, DateTimeOffset? now = null)
    {
        Skip.If(OperatingSystem.IsWindows(), "the scripts are for a POSIX shell");
        var time = new FixedTime(now ?? Now);
        var packages = new DebianPackages(new DebianPackagesOptions
        {
            CacheFolder = folder["cache"],
            ProgramFolder = folder["debian"],
            AptFolder = folder["apt"],
            ReleaseFile = folder["os-release"],
            Time = time,
        });
        var installer = new KustomizeInstaller(new GoInstaller(folder["cache"], new OneGo(go), new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" }, null));
        return await new KustomizePrograms(chosen, folder["path"], packages, installer, time).FindAsync(pin, folder["checkout"], CancellationToken.None);
    }

    private static string PretendKustomize(TemporaryDirectory folder, string place, string version)
    {
        Skip.If(OperatingSystem.IsWindows(), "the scripts are for a POSIX shell");
        return folder.WriteProgram($"{place}/kustomize", $"#!/bin/sh\ntest \"$1\" = version && echo '{version}'\n");
    }

    private static void PretendDebian(TemporaryDirectory folder, string version)
    {
        folder.Write("os-release", "ID=debian\nVERSION_CODENAME=sid\n");
        folder.Write("apt/sources.list", "deb http://mirror.example/debian sid main\n");
        folder.WriteProgram("debian/apt-cache", $"#!/bin/sh\ncase $3 in\npkgnames) echo kustomize;;\nmadison) echo 'kustomize | {version} | any';;\nesac\n");
        folder.WriteProgram(
            "debian/apt-get", $"#!/bin/sh\ncase \"$*\" in\n*print-uris*) echo \"'http://mirror.example/k.deb' kustomize_{version}_amd64.deb 10 x\";;\n*download*) touch k.deb;;\nesac\n");
        folder.WriteProgram("debian/dpkg-deb", "#!/bin/sh\nmkdir -p $3/usr/bin && touch $3/usr/bin/kustomize\n");
    }

    private sealed class OneGo(string? program) : IGoToolchains
    {
        public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken) => program is null
            ? throw new GoMissingException(minimum, "none here")
            : Task.FromResult(new GoToolchain(program, minimum, GoToolchainOrigin.Path));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
