using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.Trees;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Graphs;

/// <summary>A repository whose files are real and whose ledger a test writes by hand.</summary>
internal sealed class HandmadeRepository : IDisposable
{
    private readonly TemporaryRepository _repository = new();
    private readonly List<VersionedReference> _references = [];
    private readonly List<FileMention> _mentions = [];
    private readonly Dictionary<string, string> _hooks = [];
    private readonly string _name;
    private SourceRepository? _source;

    public HandmadeRepository(string name, params (string Path, string Text)[] files)
    {
        _name = name;
        _repository.Commit("all", [("go.mod", $"module github.com/{name}\n"), .. files]);
    }

    public HandmadeRepository Refer(string file, int line, string written, ReferencedArtifact artifact, string? version, ReferenceForm form = ReferenceForm.Image, ReferenceKind kind = ReferenceKind.Exact)
    {
        _references.Add(new VersionedReference
        {
            Place = Place(file, line),
            Written = written,
            Form = form,
            Artifact = artifact,
            Version = version,
            Kind = kind,
            Reason = "written by hand",
        });
        return this;
    }

    /// <summary>Adds a literal and the use of it, as a template uses a value.</summary>
    public HandmadeRepository ReferThrough((string File, int Line) literal, (string File, int Line) use, ReferencedArtifact artifact, string version)
    {
        Refer(literal.File, literal.Line, version, artifact, version, ReferenceForm.ChartValue);
        Refer(use.File, use.Line, "{{.Values.X}}", artifact, version);
        _references[^1] = _references[^1] with { DefinedAt = Place(literal.File, literal.Line) };
        return this;
    }

    public HandmadeRepository Mention(string file, int line, string path)
    {
        _mentions.Add(new FileMention(Place(file, line), path));
        return this;
    }

    public HandmadeRepository Hook(string path, string name)
    {
        _hooks.Add(path, name);
        return this;
    }

    public ScannedRepository Scan()
    {
        _source ??= SourceRepository.Open(_repository.Folder);
        var tree = FileTree.OfWorkTree(_source);
        var ledger = new ReferenceLedger { Repository = _name, References = _references, Mentions = _mentions, Hooks = _hooks };
        return new ScannedRepository(tree, RepositoryCatalog.Read(tree, [], KubeStellarFamily.Repositories), ledger);
    }

    public void Dispose()
    {
        _source?.Dispose();
        _repository.Dispose();
    }

    private static TextPlace Place(string file, int line) => new(file, line, 1, line * 100, 5);
}
