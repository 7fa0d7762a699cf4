using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Derived.Recipes;

/// <summary>Removes a folder with all that it holds: <c>rm -rf pkg/generated</c>.</summary>
/// <param name="Place">The line.</param>
/// <param name="Target">The folder, or a file.</param>
internal sealed record RemoveFolderStep(string Place, string Target) : DerivationStep(Place)
{
    /// <inheritdoc/>
    public override string Text => new Command("rm").With("-rf", Target).ToString();

    /// <inheritdoc/>
    public override Task RunAsync(IDerivationRun run, CancellationToken cancellation)
    {
        var target = Path.Join(run.Folder, Target);
        if (Directory.Exists(target))
        {
            // Of a link only the link goes, not what it leads to.
            Directory.Delete(target, recursive: new DirectoryInfo(target).LinkTarget is null);
        }
        else if (Directory.Exists(Path.GetDirectoryName(target)))
        {
            File.Delete(target);
        }

        return Task.CompletedTask;
    }
}
