using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.References.Scanning;

/// <summary>A repository <c>kubestellar-sample/core</c> whose references are written in short: <c>place written → artifact version kind</c>.</summary>
internal sealed class ScannedSample : IDisposable
{
    public const string Name = "kubestellar-sample/core";

    private readonly TemporaryRepository _repository = new();
    private readonly Lazy<SourceRepository> _source;

    public ScannedSample(params (string Path, string Text)[] files)
    {
        _repository.Commit("files", [("go.mod", $"module github.com/{Name}\n\ngo 1.24\n"), .. files]);
        _source = new Lazy<SourceRepository>(() => SourceRepository.Open(_repository.Folder));
    }

    public TemporaryRepository Repository => _repository;

    public SourceRepository Source => _source.Value;

    public ReferenceLedger Ledger => WorkspaceScan.Of([Source], null)[0].Ledger;

    public IReadOnlyList<string> References => Describe(Ledger);

    public static IReadOnlyList<string> Describe(ReferenceLedger ledger) =>
        [.. ledger.References.Select(reference => $"{reference.Place} {reference.Written} → {reference.Artifact} {reference.Version ?? "?"} {reference.Kind}{(reference.DefinedAt is { } place ? $" from {place}" : "")}")];

    public void Dispose()
    {
        if (_source.IsValueCreated)
        {
            _source.Value.Dispose();
        }

        _repository.Dispose();
    }
}
