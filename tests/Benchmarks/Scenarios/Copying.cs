using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Engines;
using KubeStellar.Oci;
using KubeStellar.Testing;

namespace KubeStellar.Benchmarks.Scenarios;

/// <summary>This project's copy of an artifact as a program of its own, so that it is measured as other tools are.</summary>
internal static class Copying
{
    /// <summary>The argument that makes this program copy and nothing else.</summary>
    public const string Verb = "copy";

    /// <summary>The target that stands for an engine: the archive that one would load is made, and read to its end.</summary>
    public const string Engine = "engine";

    private const string LayoutScheme = "oci:";

    private const string Name = "KubeStellar.Benchmarks";

    private static string? _program;

    /// <summary>Makes the program: this one, with the libraries and settings that <c>build.sh</c> publishes for users.</summary>
    /// <param name="workbench">Runs <c>build.sh</c>.</param>
    public static async Task SetUpAsync(Workbench workbench)
    {
        if (_program is not null)
            return;
        await workbench.Build("--help").RunAsync(CancellationToken.None);
        var (folder, published) = (workbench.MakeFolder(), Path.Combine(TestTools.RepositoryRoot, ".nuke", "temp", "program-host"));
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var name = Path.GetFileName(file);
            var better = Path.Combine(published, name);
            File.Copy(File.Exists(better) ? better : file, Path.Combine(folder, name));
        }

        File.Copy(Path.Combine(published, "_build.runtimeconfig.json"), Path.Combine(folder, $"{Name}.runtimeconfig.json"), overwrite: true);
        _program = Path.Combine(folder, Name);
    }

    /// <summary>A run of it.</summary>
    /// <param name="from">A layout as <c>oci:folder:tag</c>, or <c>host:port/repository:tag</c>.</param>
    /// <param name="to">The same, or <see cref="Engine"/>.</param>
    public static Command Prepare(string from, string to) => new Command(_program!).With(Verb, from, to);

    /// <summary>Copies the artifact under a tag and gives the copy its tag.</summary>
    /// <param name="from">A layout as <c>oci:folder:tag</c>, or <c>host:port/repository:tag</c>.</param>
    /// <param name="to">The same, or <see cref="Engine"/>.</param>
    public static async Task RunAsync(string from, string to)
    {
        await using var registry = new RemoteRegistry();
        var (source, sourceTag) = Open(from, registry);
        var root = await source.ResolveAsync(sourceTag) ?? throw new ArgumentException($"no {from}", nameof(from));
        if (to == Engine)
        {
            var archive = await EngineArchive.OfAsync(source, root, [Reference.Parse("ko.local/large:1")], CancellationToken.None);
            await using var stream = archive.Open(null, CancellationToken.None);
            await stream.CopyToAsync(Stream.Null);
            return;
        }

        var (target, targetTag) = Open(to, registry);
        await ArtifactCopier.CopyAsync(source, root, target);
        await target.TagAsync(root, targetTag);
    }

    private static (IRepository Repository, string Tag) Open(string place, RemoteRegistry registry)
    {
        if (!place.StartsWith(LayoutScheme, StringComparison.Ordinal))
        {
            var name = Reference.Parse(place);
            return (registry.Open(name.Repository), name.Tag!);
        }

        var colon = place.LastIndexOf(':');
        return (new OciLayout(place[LayoutScheme.Length..colon]), place[(colon + 1)..]);
    }
}
