using KubeStellar.Delivery.Commands;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd.Packages;

/// <summary>A repository with a build of its own that knows nothing of this repository but its packages.</summary>
/// <param name="packages">The folder of the packages.</param>
internal sealed class ConsumerBuild(string packages) : IDisposable
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <NukeRootDirectory>..</NukeRootDirectory>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="KubeStellar.Build" Version="VERSION" />
          </ItemGroup>
        </Project>

        """;

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs the build.</summary>
    public BuildScript Script { get; } = new();

    /// <summary>The repository.</summary>
    public TemporaryDirectory Folder => Script.Folder;

    /// <summary>Writes the build beside the sources, compiles it from the packages, and commits and tags all of it.</summary>
    public async Task PrepareAsync(string build, string tag)
    {
        Folder.Write("build/_build.csproj", Project.Replace("VERSION", PackedLibraries.Version, StringComparison.Ordinal));
        Folder.Write("build/Build.cs", build);
        Folder.Write("build/.gitignore", "bin/\nobj/\n");
        Folder.Write(".nuke/.gitignore", "temp/\n");
        UsePackages();
        await DotNetAsync("build", "build/_build.csproj", "--configuration", "Release", "--nologo", "--verbosity", "quiet", "--output", Folder["build/bin/consumer"]);
        await CommitAsync(new Command(Dotnet).With(Folder["build/bin/consumer/_build.dll"]), tag);
    }

    /// <summary>Lays out the build as the template has it, and commits and tags all of it.</summary>
    public async Task PrepareFromTemplateAsync(string tag)
    {
        using var hive = new TemporaryDirectory();
        UsePackages();
        await DotNetAsync("new", "install", Path.Combine(packages, $"KubeStellar.Build.Template.{PackedLibraries.Version}.nupkg"), "--debug:custom-hive", hive.FullPath);
        await DotNetAsync("new", "kubestellar-build", "--output", Folder.FullPath, "--debug:custom-hive", hive.FullPath);
        await CommitAsync(new Command(Folder["build.sh"]), tag);
    }

    private void UsePackages()
    {
        Folder.Write(".gitignore", "/tmp/\n/packages/\n/nuget.config\n");
        Folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="packed" value="{packages}" /></packageSources>
              <fallbackPackageFolders><add key="usual" value="{UsualPackages}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    // The first run writes the schema of the parameters.
    private async Task CommitAsync(Command program, string tag)
    {
        Script.Program = program.WithEnvironment("NUKE_ROOT", null).WithEnvironment("NUGET_PACKAGES", null);
        var result = await Script.RunAsync(["--help"]);
        Assert.True(result.ExitCode == 0, $"{result.StandardOutput}\n{result.StandardError}");
        await Checkout.CommitAsync(Folder.FullPath, tag);
    }

    private async Task DotNetAsync(params string[] arguments)
    {
        var result = await new Command(Dotnet).With(arguments).WithWorkingDirectory(Folder.FullPath).WithEnvironment("NUGET_PACKAGES", null).ProbeAsync(CancellationToken.None);
        Assert.True(result.ExitCode == 0, $"{result.StandardOutput}\n{result.StandardError}");
    }

    public void Dispose() => Script.Dispose();

    private static string UsualPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
