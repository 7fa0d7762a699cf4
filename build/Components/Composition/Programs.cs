using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.GoCommands;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Build.Composition;

/// <summary>The programs that work on sources, and what runs them.</summary>
/// <param name="environment">The variables that they see: the user's, and where modules of the sources come from.</param>
/// <param name="packages">Brings packages; its cache folder is the tool cache.</param>
/// <param name="cache">The absolute folder for what is worth keeping between runs.</param>
internal sealed class Programs(IReadOnlyDictionary<string, string> environment, DebianPackages packages, string cache)
{
    private readonly string? _path = environment.GetValueOrDefault("PATH");

    /// <summary>Finds Go.</summary>
    public GoToolchains Go => new(_path, packages);

    /// <summary>Finds kustomize.</summary>
    public KustomizePrograms Kustomize => new(environment.GetValueOrDefault("KUSTOMIZE"), _path, packages, new KustomizeInstaller(Installer), TimeProvider.System);

    /// <summary>Lists what sources pin.</summary>
    public ToolList List => new(Go, Tools, Kustomize);

    /// <summary>Runs go in checkouts.</summary>
    public GoCommandRunner GoCommands => new(Go, Tools, Path.Combine(packages.CacheFolder, "envtest"), environment, new LineLog());

    /// <summary>The folder for scratch folders, in which runs also tell each other what they work on.</summary>
    public static string Scratch => PrivateFolder.OfThisUser;

    /// <summary>Derives files from one source.</summary>
    public Deriver Deriver => new(Go, Tools, Kustomize, new DerivationMemory(Path.Combine(cache, "derived")), Scratch)
    {
        Environment = environment,
        Progress = new LineLog(),
    };

    /// <summary>Derives files from several sources at the same time.</summary>
    public DerivedBuild DerivedBuild => new(Deriver);

    private GoTools Tools => new(_path, Installer);

    private GoInstaller Installer => new(packages.CacheFolder, Go, environment, new LineLog());
}
