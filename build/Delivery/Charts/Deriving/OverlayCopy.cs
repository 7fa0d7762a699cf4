using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Runs kustomize on a temporary copy of the folders that overlays need, so that an image can be set without a change to the checkout; removed when disposed.</summary>
internal sealed class OverlayCopy(CheckoutFolder checkout, KustomizeProgram kustomize) : IDisposable
{
    // Both turn files into text.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);
    private const int MaxOutput = 64 << 20;

    private static readonly string[] KustomizationFiles = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private readonly ScratchFolder _scratch = ScratchFolder.CreateTemporary("kustomize");
    private readonly HashSet<string> _copied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _built = new(StringComparer.Ordinal);

    private string Home => Path.Combine(_scratch.Path, "home");

    private string Files => Path.Combine(_scratch.Path, "files");

    /// <summary>Sets the image that stands for a name, as <c>kustomize edit set image</c> does.</summary>
    /// <param name="folder">The kustomization's folder below the checkout's root.</param>
    /// <param name="name">The name in the kustomization.</param>
    /// <param name="image">The image as <c>repository:tag</c>.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    public async Task SetImageAsync(string folder, string name, string image, CancellationToken cancellation)
    {
        Bring(folder);
        _built.Clear();
        await RunAsync(folder, Path.Combine(Files, folder), ["edit", "set", "image", $"{name}={image}"], cancellation);
    }

    /// <summary>Returns what <c>kustomize build</c> prints for an overlay.</summary>
    /// <param name="folder">The overlay's folder below the checkout's root.</param>
    /// <param name="cancellation">Stops kustomize.</param>
    public async Task<string> BuildAsync(string folder, CancellationToken cancellation)
    {
        if (!_built.TryGetValue(folder, out var built))
        {
            Bring(folder);
            built = _built[folder] = (await RunAsync(folder, Files, ["build", folder], cancellation)).StandardOutput;
        }

        return built;
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    private async Task<CommandResult> RunAsync(string overlay, string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Home);
        var command = kustomize.Prepare(Home, arguments).WithWorkingDirectory(folder).WithTimeLimit(TimeLimit).WithMaxOutput(MaxOutput).WithTemporaryFolder();
        try
        {
            return await command.RunAsync(cancellation);
        }
        catch (CommandFailedException failed)
        {
            var printed = failed.Result.StandardError.Replace(Files + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Trim();
            throw new KustomizeFailedException(kustomize, overlay, folder == Files ? $"{command}" : $"cd {overlay} && {command}", printed, failed);
        }
    }

    // What stands at the checkout's root is copied whole: an overlay's files refer to one another within config.
    private void Bring(string path)
    {
        var top = path.Split('/')[0];
        if (!_copied.Add(top))
        {
            return;
        }

        foreach (var (file, source) in checkout.Files(top))
        {
            var target = Path.Combine(Files, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);

            // Not File.Copy: a file that may not be written would stay so, and kustomize edits the copy.
            File.WriteAllBytes(target, File.ReadAllBytes(source));
        }

        foreach (var outside in Kustomizations(Path.Combine(Files, top)).SelectMany(Outside).ToList())
        {
            Bring(outside);
        }
    }

    private static IEnumerable<string> Kustomizations(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => KustomizationFiles.Contains(Path.GetFileName(file), StringComparer.Ordinal)).Order(StringComparer.Ordinal);

    // Paths in a kustomization that lead to another folder at the checkout's root.
    private IEnumerable<string> Outside(string kustomization)
    {
        var folder = Path.GetDirectoryName(kustomization)!;
        var shown = Path.GetRelativePath(Files, kustomization);
        foreach (var text in YamlEdit.Parse(File.ReadAllText(kustomization), shown).Scalars().Where(text => text.StartsWith("../", StringComparison.Ordinal)))
        {
            var path = Path.GetRelativePath(Files, Path.GetFullPath(text, folder)).Replace(Path.DirectorySeparatorChar, '/');
            yield return path.StartsWith("..", StringComparison.Ordinal) ? throw new OutsideCheckoutException(shown, text) : path;
        }
    }
}
