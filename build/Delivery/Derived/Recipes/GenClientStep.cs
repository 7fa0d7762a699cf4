using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Makes clients as <c>kube::codegen::gen_client</c> does, without a shell and without a clone of its repository.</summary>
/// <param name="Place">The line.</param>
/// <param name="Clients">What it makes.</param>
/// <param name="Flags">The flags as written, variables expanded.</param>
internal sealed record GenClientStep(string Place, GenClient Clients, IReadOnlyList<string> Flags) : DerivationStep(Place)
{
    private const string ApplyConfigurations = "applyconfiguration-gen";

    /// <inheritdoc/>
    public override IReadOnlyList<ToolPin> Tools => Clients.Tools;

    /// <inheritdoc/>
    public override string Text => $"source {CodeGenerator.Module}@{Clients.Generator.Version.GitTag}/{CodeGenerator.Script}; {new Command(CodeGenerator.Function).With(Flags)}";

    /// <inheritdoc/>
    public override async Task RunAsync(IDerivationRun run, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetFullPath(Clients.OutputFolder, run.Folder));
        var packages = ClientPackage.Find(run.Folder, Clients.InputFolder, Clients.Generator);
        if (packages.Count == 0)
        {
            return;
        }

        if (!Clients.Generator.TakesFolders)
        {
            // These versions pass over a package whose imports cannot be loaded, and would leave its clients out without a word.
            await run.RunGoAsync(["list", "-deps", .. packages.Select(package => package.Import)], cancellation);
        }

        var tools = Clients.Tools.ToLookup(tool => tool.Name == ApplyConfigurations);
        foreach (var tool in tools[true])
        {
            await RunAsync(tool);
        }

        // The others read only the API types: not what one another writes.
        await Task.WhenAll(tools[false].Select(RunAsync));

        Task RunAsync(ToolPin tool) => run.RunAsync(tool, Clients.ArgumentsOf(tool.Name, run.Folder, packages), cancellation);
    }
}
