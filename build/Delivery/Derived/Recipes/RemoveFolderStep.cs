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
        if (Directory.Exists(target) && new DirectoryInfo(target).LinkTarget is null)
        {
            Directory.Delete(target, recursive: true);
        }
        else
        {
            // A link is removed, not what it leads to.
            File.Delete(target);
        }

        return Task.CompletedTask;
    }
}
