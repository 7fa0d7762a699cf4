using KubeStellar.Delivery.Commands;

namespace KubeStellar.EndToEnd.Packages;

/// <summary>Makes a git repository of a folder.</summary>
internal static class Checkout
{
    /// <summary>Commits all that the folder holds, and tags it.</summary>
    public static async Task CommitAsync(string folder, string tag)
    {
        await GitAsync(folder, "init", "--quiet");
        await GitAsync(folder, "add", "--all");
        await GitAsync(folder, "-c", "user.name=Tests", "-c", "user.email=tests@kubestellar.example", "commit", "--quiet", "--message", "All of it");
        await GitAsync(folder, "tag", tag);
    }

    private static Task<CommandResult> GitAsync(string folder, params string[] arguments) => new Command("git").With(arguments).WithWorkingDirectory(folder).RunAsync(CancellationToken.None);
}
