using System.Text.Json;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

/// <summary>Runs this repository's <c>build.sh</c> as a user would, with a root folder of its own for everything that a run leaves.</summary>
public sealed class BuildScript : IDisposable
{
    private static readonly Lazy<Task<string>> GoFolder = new(() => Task.Run(FindGoFolderAsync));

    /// <summary>Makes the root folder.</summary>
    public BuildScript() => Directory.CreateDirectory(Path.Combine(Root, ".nuke"));

    /// <summary>What runs; unless somebody has a build of his own, this repository's.</summary>
    public Command Program { get; set; } = new(Path.Combine(TestTools.RepositoryRoot, "build.sh"));

    /// <summary>The folder that holds what a run leaves: output, caches, the sample.</summary>
    public string Root => Folder.FullPath;

    /// <summary>The folder as an object, for writing files into it.</summary>
    public TemporaryDirectory Folder { get; } = new();

    /// <summary>Runs a target and returns what it printed, whatever its exit code; variables come on top of the inherited ones.</summary>
    public async Task<CommandResult> RunAsync(IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        return await (await PrepareAsync(arguments, variables)).ProbeAsync(patience.Token);
    }

    /// <summary>Returns the run of a target as a command, for tests that stop it.</summary>
    public async Task<Command> PrepareAsync(IEnumerable<string> arguments, params (string Name, string? Value)[] variables)
    {
        var path = $"{await GoFolder.Value}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        return Program
            .With([.. arguments, "--root", Root])
            .WithWorkingDirectory(Root)
            .WithEnvironment("PATH", path)
            .WithEnvironment("KUSTOMIZE", (await TestTools.RequireAsync("kustomize")).Path)
            .WithEnvironment("NO_COLOR", "1")
            .WithEnvironment("TMPDIR", Folder.Make("tmp"))
            .WithEnvironment("GITHUB_ACTIONS", null)
            .WithEnvironment(variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)));
    }

    /// <summary>Runs a target that must succeed and returns its report.</summary>
    public async Task<JsonElement> ReportOfAsync(IReadOnlyList<string> arguments, params (string Name, string? Value)[] variables)
    {
        var result = await RunAsync(arguments, variables);
        Assert.True(result.ExitCode == 0, $"exit code {result.ExitCode}\n{result.StandardOutput}\n{result.StandardError}");
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Folder[$"output/{arguments[0]}.json"]));
        return report.RootElement.Clone();
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => Folder.Dispose();

    private static async Task<string> FindGoFolderAsync()
    {
        try
        {
            var go = await new GoToolchains(Environment.GetEnvironmentVariable("PATH"), TestTools.Packages).FindAsync(GoVersion.Parse("1.19"), CancellationToken.None);
            return Path.GetDirectoryName(go.Path)!;
        }
        catch (GoMissingException exception)
        {
            TestTools.Unless(available: false, exception.Message);
            throw;
        }
    }
}
