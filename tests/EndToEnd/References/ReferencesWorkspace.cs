using KubeStellar.EndToEnd.DerivedFiles;

namespace KubeStellar.EndToEnd.References;

/// <summary>Clones of the sample's repositories that a test changes.</summary>
/// <param name="Sample">Runs targets.</param>
/// <param name="Folder">The absolute folder that they lie in.</param>
/// <param name="KubeStellar">The repository that installs the other one's chart.</param>
/// <param name="StatusAddon">The repository of the chart that is installed.</param>
public sealed record ReferencesWorkspace(ReferencesSample Sample, string Folder, SampleCheckout KubeStellar, SampleCheckout StatusAddon)
{
    /// <summary>Runs a target on the repository that installs the other one's chart.</summary>
    public Task<ReferencesRun> RunAsync(string target, params IEnumerable<string> arguments) => Sample.RunAsync([target, "--source", KubeStellar.Folder, .. arguments]);

    /// <summary>Runs a target on both repositories.</summary>
    public Task<ReferencesRun> RunOnBothAsync(string target, params IEnumerable<string> arguments) => Sample.RunAsync([target, "--workspace", Folder, .. arguments]);
}
