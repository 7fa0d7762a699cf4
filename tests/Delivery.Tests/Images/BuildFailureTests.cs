using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Images;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Tests.Images;

public sealed class BuildFailureTests : IDisposable
{
    private readonly ImageWorkshop _shop = new();

    public void Dispose() => _shop.Dispose();

    [SkippableFact]
    public async Task What_the_compiler_says_is_shown_once_however_many_platforms_there_are()
    {
        _shop.Folder.Write("src/cmd/hello/main.go", "package main\n\nfunc main() { undefinedThing() }\n");
        _shop.For("linux/amd64", "linux/arm64");
        var exception = await Assert.ThrowsAsync<GoBuildFailedException>(() => _shop.BuildAsync());
        Assert.Equal("example.org/app/cmd/hello", exception.ImportPath);
        Assert.Equal(2, exception.Message.Split("undefinedThing").Length);
        Assert.Contains("main.go:3:15", exception.Message, StringComparison.Ordinal);
        Assert.Null(await _shop.Staging.ResolveAsync("latest"));
    }

    [Fact]
    public void Long_compiler_output_is_shortened_in_the_message_and_whole_in_the_property()
    {
        var platform = Platform.Parse("linux/amd64");
        var output = string.Join('\n', Enumerable.Range(1, 500).Select(number => $"error {number} \u001b[31m" + new string('x', 1000)));
        var exception = new GoBuildFailedException("m", platform, 1, output);
        Assert.True(exception.Message.Length < 40_000);
        Assert.DoesNotContain('\u001b', exception.Message);
        Assert.Contains("error 1 ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("error 500 ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("440 lines left out", exception.Message, StringComparison.Ordinal);
        Assert.Equal(output, exception.Output);
    }

    [SkippableFact]
    public async Task A_library_is_not_a_main_package_even_when_built_before()
    {
        await _shop.BuildAsync();
        _shop.Folder.Write("src/cmd/hello/main.go", "package hello\n\nfunc Hello() {}\n");
        var exception = await Assert.ThrowsAsync<NotAMainPackageException>(() => _shop.BuildAsync());
        Assert.Equal("example.org/app/cmd/hello", exception.ImportPath);

        _shop.Folder.Write("src/cmd/hello/main.go", ImageWorkshop.Hello);
        await _shop.BuildAsync();
    }

    [SkippableTheory]
    [InlineData("./cmd/absent")]
    [InlineData("example.org/app/cmd/absent")]
    [InlineData("example.com/other")]
    public async Task A_main_package_that_does_not_exist_is_named(string mainPackage)
    {
        _shop.Request = _shop.Request with { MainPackage = mainPackage };
        var exception = await Assert.ThrowsAsync<MainPackageNotFoundException>(() => _shop.BuildAsync());
        Assert.Equal(mainPackage, exception.MainPackage);
    }

    [SkippableFact]
    public async Task Sources_outside_a_module_are_an_error()
    {
        File.Delete(_shop.Folder["src/go.mod"]);
        var exception = await Assert.ThrowsAsync<MainPackageNotFoundException>(() => _shop.BuildAsync());
        Assert.Contains("go.mod", exception.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_damaged_module_file_is_an_error_with_its_line()
    {
        _shop.Folder.Write("src/go.mod", "module example.org/app\n\nrequire (\n");
        Assert.Equal(3, (await Assert.ThrowsAsync<GoModFileException>(() => _shop.BuildAsync())).Line);
    }

    [SkippableFact]
    public async Task Go_that_is_too_old_for_the_module_is_an_error_before_it_is_run()
    {
        _shop.Folder.Write("src/go.mod", "module example.org/app\n\ngo 1.99.1\n");
        var exception = await Assert.ThrowsAsync<GoTooOldException>(() => _shop.BuildAsync());
        Assert.Equal(GoVersion.Parse("1.99.1"), exception.Needed);
        Assert.False(Directory.Exists(_shop.Cache.Directory));
    }

    [SkippableTheory]
    [InlineData("-toolexec=/bin/evil", "")]
    [InlineData("--toolexec", "")]
    [InlineData("-v", "-mod=mod -toolexec=/bin/evil")]
    public async Task Flags_that_run_other_programs_are_refused_as_by_ko(string flag, string goFlags)
    {
        _shop.Set("GOFLAGS", goFlags);
        _shop.Request = _shop.Request with { Flags = [flag] };
        await Assert.ThrowsAsync<ForbiddenGoFlagException>(() => _shop.BuildAsync());
    }

    [SkippableFact]
    public async Task Windows_images_are_refused()
    {
        _shop.For("linux/amd64", "windows/amd64");
        Assert.Equal("windows/amd64", (await Assert.ThrowsAsync<UnsupportedPlatformException>(() => _shop.BuildAsync())).Platform);
    }

    [SkippableFact]
    public async Task Cancelling_stops_the_build_and_leaves_no_image()
    {
        await ImageWorkshop.RequireGoAsync();
        using var cancellation = new CancellationTokenSource();
        var progress = new Cancelling(cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _shop.BuildAsync(progress, cancellation.Token));
        Assert.Empty(Directory.Exists(_shop.Folder["staging/blobs"]) ? await ManifestsAsync() : []);
    }

    private async Task<IReadOnlyList<string>> ManifestsAsync()
    {
        var index = Path.Combine(_shop.Staging.Folder, "index.json");
        return File.Exists(index) && (await File.ReadAllTextAsync(index)).Contains("sha256:", StringComparison.Ordinal) ? [index] : [];
    }

    private sealed class Cancelling(CancellationTokenSource cancellation) : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value)
        {
            if (value.Step == BuildStep.Compiling)
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(1));
        }
    }
}
