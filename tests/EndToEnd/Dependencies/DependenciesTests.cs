using KubeStellar.Testing;
using KubeStellar.Testing.Packages;

namespace KubeStellar.EndToEnd.Dependencies;

public sealed class DependenciesTests : IDisposable
{
    private const string Id = FakePackageSource.Package;

    private readonly BuildScript _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task The_licenses_of_all_packages_that_this_repository_is_built_with_are_taken()
    {
        foreach (var project in Directory.EnumerateFiles(TestTools.RepositoryRoot, "packages.lock.json", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(TestTools.RepositoryRoot, project);
            if (path.Split(Path.DirectorySeparatorChar) is ["build" or "tests", _, "packages.lock.json"])
                _build.Folder.Write(path, await File.ReadAllTextAsync(project));
        }

        var result = await _build.RunAsync(["VerifyLicenses"]);

        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
        Assert.Contains("packages: MIT", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<license type=\"expression\">GPL-3.0-only</license>", "has the license GPL-3.0-only")]
    [InlineData("<license type=\"expression\">MIT AND GPL-3.0-only</license>", "has the license MIT AND GPL-3.0-only")]
    [InlineData("<license type=\"file\">LICENSE</license>", "nobody has read in this version: its file LICENSE")]
    [InlineData("<licenseUrl>https://licenses.example/</licenseUrl>", "nobody has read in this version: https://licenses.example/")]
    [InlineData("", "nobody has read in this version: nowhere")]
    [InlineData("<license", "a nuspec that is not readable")]
    [InlineData(null, "was not restored")]
    public async Task A_package_whose_license_is_not_taken_is_refused(string? license, string expected)
    {
        WriteLockFile($$"""{ "version": 2, "dependencies": { "net10.0": { "{{Id}}": { "type": "Direct", "resolved": "1.0.0" } } } }""");
        if (license is not null)
            _build.Folder.Write($"packages/{Id.ToLowerInvariant()}/1.0.0/{Id.ToLowerInvariant()}.nuspec", FakePackageSource.NuspecOf(license));

        await RequireRefusalAsync("VerifyLicenses", $"{Id} 1.0.0", expected);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{ "dependencies": { "net10.0": { "Sample.Lib": {} } } }""")]
    public async Task A_lock_file_that_is_not_one_is_refused(string content)
    {
        WriteLockFile(content);

        await RequireRefusalAsync("VerifyLicenses", "read the locked dependencies", "packages.lock.json", "run dotnet restore");
    }

    [Fact]
    public Task A_repository_without_lock_files_is_refused() => RequireRefusalAsync("VerifyLicenses", "no packages.lock.json below build and tests");

    [Fact]
    public async Task An_advisory_about_a_package_is_told()
    {
        await using var source = await FakePackageSource.StartAsync(tellsAdvisories: true, hasAdvisory: true);
        WriteSolution(source);

        await RequireRefusalAsync("VerifyAdvisories", $"{Id} 1.0.0: High, {FakePackageSource.Advisory}");
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Packages_without_advisories_pass_where_the_source_tells_advisories()
    {
        await using var source = await FakePackageSource.StartAsync(tellsAdvisories: true, hasAdvisory: false);
        WriteSolution(source);

        var result = await RunAsync("VerifyAdvisories");

        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Silence_is_no_proof_where_no_source_tells_advisories()
    {
        await using var source = await FakePackageSource.StartAsync(tellsAdvisories: false, hasAdvisory: true);
        WriteSolution(source);

        await RequireRefusalAsync("VerifyAdvisories", "a package source that tells advisories", $"{source.Address} has no advisories");
    }

    private void WriteLockFile(string content) => _build.Folder.Write("build/Sample/packages.lock.json", content);

    private void WriteSolution(FakePackageSource source)
    {
        FakePackageSource.WritePackage(_build.Folder);
        _build.Folder.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="folder" value="source" />
                <add key="advisories" value="{source.Address}" allowInsecureConnections="true" />
              </packageSources>
            </configuration>
            """);
        _build.Folder.Write("build/KubeStellar.Delivery.slnx", """<Solution><Project Path="Sample/Sample.csproj" /></Solution>""");
        _build.Folder.Write(
            "build/Sample/Sample.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{Id}" Version="{FakePackageSource.Version}" /></ItemGroup>
            </Project>
            """);
    }

    private Task<Delivery.Commands.CommandResult> RunAsync(string target) => _build.RunAsync([target], ("NUGET_PACKAGES", _build.Folder["packages"]));

    private async Task RequireRefusalAsync(string target, params string[] expected)
    {
        var result = await RunAsync(target);
        var printed = result.StandardOutput + result.StandardError;
        Assert.True(result.ExitCode == 255, printed);
        Assert.All(expected, part => Assert.Contains(part, printed, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
    }
}
