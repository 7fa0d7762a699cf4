using System.Text.Json;
using KubeStellar.EndToEnd.DerivedFiles;
using LibGit2Sharp;

namespace KubeStellar.EndToEnd.References;

/// <summary>The bundled sample, for tests that each have clones of its repositories side by side.</summary>
public sealed class ReferencesSample : IDisposable
{
    // Nothing listens there, so that whoever asks a registry is told at once that nobody answers.
    private static readonly (string Name, string? Value)[] NoNetwork = [("HTTPS_PROXY", "http://127.0.0.1:9"), ("HTTP_PROXY", "http://127.0.0.1:9"), ("NO_PROXY", "127.0.0.1,localhost")];
    private readonly BuildScript _build = new();
    private int _workspaces;

    /// <summary>Returns fresh clones of the sample's repositories at their release.</summary>
    public async Task<ReferencesWorkspace> CloneAsync()
    {
        var sample = _build.Folder[".nuke/temp/delivery/sample"];
        if (!Directory.Exists(sample))
        {
            await RunAsync(["Release", "--version", "0.1.0", "--dry-run"]);
        }

        var folder = _build.Folder.Make($"workspaces/{++_workspaces}");
        var clones = new[] { "kubestellar", "ocm-status-addon" }.Select(name => new SampleCheckout(Repository.Clone(Path.Combine(sample, name), Path.Combine(folder, name))[..^".git/".Length])).ToList();
        return new ReferencesWorkspace(this, folder, clones[0], clones[1]);
    }

    /// <summary>Runs a target and returns its exit code, all that it printed, and its report where it wrote one.</summary>
    public async Task<ReferencesRun> RunAsync(IReadOnlyList<string> arguments)
    {
        var report = _build.Folder[$"reports/{Path.GetRandomFileName()}.json"];
        var result = await _build.RunAsync([.. arguments, "--report", report], NoNetwork);
        return new ReferencesRun(result.ExitCode, result.StandardOutput + result.StandardError, File.Exists(report) ? JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement.Clone() : null);
    }

    /// <summary>Returns the absolute path of a file that runs leave in the output folder.</summary>
    public string Output(string name) => _build.Folder[$"output/{name}"];

    public void Dispose() => _build.Dispose();
}
