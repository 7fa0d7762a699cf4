using System.Text;
using KubeStellar.Delivery.Derived;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Updates;
using KubeStellar.Delivery.Tests.Derived;
using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;
using KubeStellar.Delivery.Versions;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Updates;

/// <summary>A checkout with a written ledger, and what updates it.</summary>
internal sealed class UpdateWorkshop : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public UpdateWorkshop(string name = Artifacts.Core) => (Name, Written) = (name, new WrittenLedger(name));

    public string Name { get; }

    public TemporaryRepository Repository { get; } = new();

    public WrittenLedger Written { get; private set; }

    public KnownReleases Releases { get; } = new();

    /// <summary>Finds Go; none unless a test says otherwise.</summary>
    public IGoToolchains Toolchains { get; set; } = new NoGo();

    public Dictionary<string, string> Environment { get; private set; } = [];

    /// <summary>Lets go fetch modules from a folder alone.</summary>
    public ModuleProxy UseGo()
    {
        var proxy = new ModuleProxy(_folder.Make("proxy"));
        Toolchains = TestGo.Toolchains;
        Environment = TestGo.Environment(_folder, proxy.Address);
        Environment["GOFLAGS"] = "-modcacherw";
        return proxy;
    }

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] content)
    {
        File.WriteAllBytes(Repository.Write(path, ""), content);
        Written.Read(path, content);
    }

    /// <summary>Forgets the entries, as before another scan, but knows the files as they are now.</summary>
    public void ScanAgain(params string[] paths)
    {
        var known = paths.Length > 0 ? paths : [.. Written.Ledger.References.Select(reference => reference.Place.File).Distinct()];
        Written = new WrittenLedger(Name);
        Array.ForEach(known, path => Written.Read(path, Bytes(path)));
    }

    public byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Repository.Folder, path));

    public string Text(string path) => Encoding.UTF8.GetString(Bytes(path));

    public IReadOnlyList<ScannedRepository> Scanned()
    {
        using var source = SourceRepository.Open(Repository.Folder);
        return [new ScannedRepository(FileTree.OfWorkTree(source), null, Written.Ledger)];
    }

    public Task<UpdatePlan> PlanAsync(string asked, string version) =>
        PlanAsync(new ArtifactGoal(ArtifactNames.Of(Scanned()).Choose(asked), ReleaseVersion.Parse(version)));

    public async Task<UpdatePlan> PlanAsync(UpdateGoal goal) => await Updates().PlanAsync(Scanned(), goal, CancellationToken.None);

    public ReferenceUpdate Updates()
    {
        var shell = new ShellTools();
        return new ReferenceUpdate(Releases, new ModuleUpdates(new Deriver(Toolchains, shell, shell, new DerivationMemory(_folder["memory"]), _folder["scratch"]) { Environment = Environment }));
    }

    public async Task<UpdatePlan> ApplyAsync(string asked, string version)
    {
        var plan = await PlanAsync(asked, version);
        plan.Apply();
        return plan;
    }

    public void Dispose()
    {
        Repository.Dispose();
        _folder.Dispose();
    }

    private sealed class NoGo : IGoToolchains
    {
        public Task<GoToolchain> FindAsync(GoVersion minimum, CancellationToken cancellationToken) => throw new GoMissingException(minimum, "no go on PATH");
    }
}
