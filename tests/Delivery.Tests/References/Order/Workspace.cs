using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Order;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Order;

/// <summary>Repositories that a test lets refer to each other; they share one empty work tree, because an order reads ledgers alone.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly TemporaryRepository _repository = new();
    private readonly SortedDictionary<string, List<VersionedReference>> _references = new(StringComparer.Ordinal);

    /// <summary>Adds repositories.</summary>
    public Workspace With(params string[] names)
    {
        foreach (var name in names)
        {
            _references.TryAdd(name, []);
        }

        return this;
    }

    /// <summary>Lets a repository name version 1.0.0 of what another one releases, in a file that tells what for.</summary>
    public void Refer(string from, string to, ReferencePurpose purpose, Func<VersionedReference, VersionedReference>? with = null)
    {
        With(from, to);
        var (file, form) = purpose switch
        {
            ReferencePurpose.BuildTime => ("go.mod", ReferenceForm.GoRequirement),
            ReferencePurpose.RunTime => ("chart/values.yaml", ReferenceForm.ChartValue),
            ReferencePurpose.Test => ("test/e2e/run.sh", ReferenceForm.Variable),
            ReferencePurpose.Script => ("scripts/install.sh", ReferenceForm.Variable),
            _ => ("docs/guide.md", ReferenceForm.Prose),
        };
        var line = _references[from].Count + 1;
        var reference = new VersionedReference
        {
            Place = new TextPlace(file, line, 1, line * 10, 5),
            Written = "1.0.0",
            Version = "1.0.0",
            Form = form,
            Artifact = new ReferencedArtifact(ArtifactKind.Source, to) { Repository = to },
            Kind = from == to ? ReferenceKind.Self : ReferenceKind.Exact,
            Reason = "a test says so",
        };
        _references[from].Add(with?.Invoke(reference) ?? reference);
    }

    public ReleaseOrder Order(string[] changed, params string[] targets)
    {
        using var source = SourceRepository.Open(_repository.Folder);
        var tree = FileTree.OfWorkTree(source);
        var names = RepositoryNames.Of(_references.Keys);
        var scanned = _references.Select(repository => new ScannedRepository(tree, null, new ReferenceLedger { Repository = repository.Key, References = repository.Value }));
        return ReleaseOrder.Of([.. scanned], ChangedRepositories.Named(changed, names), ReleaseTargets.Parse(targets, names));
    }

    /// <summary>The steps in one line each: what is done, to which references, and which stay.</summary>
    public static IReadOnlyList<string> Lines(ReleaseOrder order) =>
        [.. order.Steps.Select(step => $"{(step.Kind == OrderStepKind.Release ? "release" : "update")} {step.Repository}{List(" with ", step.Updates)}{List(" leaving ", step.Stays)}")];

    public void Dispose() => _repository.Dispose();

    private static string List(string word, IReadOnlyList<StepReference> references) =>
        references.Count == 0 ? "" : word + string.Join(", ", references.Select(reference => $"{reference.Place.File}→{reference.Releases}"));
}
