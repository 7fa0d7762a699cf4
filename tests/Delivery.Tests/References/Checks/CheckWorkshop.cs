using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Checks;

/// <summary>A real repository with a handmade ledger, and checks on it.</summary>
internal sealed class CheckWorkshop : IDisposable
{
    private readonly List<SourceRepository> _opened = [];

    public const string Name = "kubestellar-sample/kubestellar";

    public TemporaryRepository Source { get; } = new();

    public CheckedRepository Repository(params IReadOnlyList<VersionedReference> references) => Repository([], references);

    public CheckedRepository Repository(IEnumerable<(string Path, string Text)> files, IReadOnlyList<VersionedReference> references)
    {
        Source.Commit("first", [("go.mod", "module github.com/kubestellar-sample/kubestellar\n"), .. files]);
        return AtHead(references);
    }

    public CheckedRepository AtHead(params IReadOnlyList<VersionedReference> references)
    {
        var source = SourceRepository.Open(Source.Folder);
        _opened.Add(source);
        var tree = FileTree.Of(source, source.Head!.Value);
        var scanned = new ScannedRepository(tree, RepositoryCatalog.Read(tree, [], KubeStellarFamily.Repositories), Handmade.Ledger(Name, references) with { Commit = source.Head });
        return Assert.Single(CheckedRepository.OfAll([scanned], [source]));
    }

    public static async Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(IReferenceCheck check, CheckedRepository repository)
    {
        var verdicts = await check.EvaluateAsync(repository, CancellationToken.None);
        Assert.All(verdicts, verdict => Assert.Equal((check.Id, Name), (verdict.Check.Id, verdict.Repository)));
        return verdicts;
    }

    public static async Task<ReferenceVerdict> SingleAsync(IReferenceCheck check, CheckedRepository repository) => Assert.Single(await EvaluateAsync(check, repository));

    public static async Task PassesAsync(IReferenceCheck check, CheckedRepository repository)
    {
        var verdict = await SingleAsync(check, repository);
        Assert.Equal((true, true, false), (verdict.Check.Ok, verdict.Check.IsCheckable, verdict.Check.IsInformation));
    }

    public void Dispose()
    {
        _opened.ForEach(source => source.Dispose());
        Source.Dispose();
    }
}
