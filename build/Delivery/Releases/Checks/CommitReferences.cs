using System.Collections.Concurrent;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.References.Scanning;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>
/// What the files of a tagged commit refer to, found once for all checks of it. Versions are looked up in the sources that are released together, in checkouts that lie
/// beside the commit's under the names of their repositories, and in registries. No remote repository is asked, and so modules and sources of other owners than the
/// commit's and the known repositories' are left out.
/// </summary>
/// <param name="together">The folders of the sources that are released together.</param>
/// <param name="family">The repositories that they are delivered with.</param>
/// <param name="lookup">Asks registries.</param>
/// <param name="environment">The environment that templates in the files of checkouts may name.</param>
public sealed class CommitReferences(IReadOnlyList<string> together, KnownRepositories family, ReferenceLookup lookup, IReadOnlyDictionary<string, string> environment)
{
    internal const string NoSelfId = "references.no-self";
    internal const string ResolveId = "references.resolve";

    private readonly ConcurrentDictionary<(string Location, CommitId Commit), Lazy<Task<ReferenceVerdicts>>> _verdicts = new();

    // A scan keeps all processors busy, so that several sources take turns.
    private readonly Lock _turn = new();

    private readonly Lazy<IReadOnlyList<RepositoryCatalog>> _delivered = new(() => DeliveredBy(together, family));

    /// <summary>The checks of the gate that look at them.</summary>
    public IReadOnlyList<ISourceCheck> Checks =>
    [
        new CommitReferencesCheck(NoSelfId, "no release of its own but the one that is being made, and that where it is declared", this), new CommitReferencesCheck(ResolveId, "versions that exist", this),
    ];

    // Both checks ask; whoever asks first may stop waiting, and the answer is for the other as well.
    private Task<ReferenceVerdicts> VerdictsAsync(ReleaseCandidate candidate, CommitId commit, CancellationToken cancellation) =>
        _verdicts.GetOrAdd((candidate.Source.Location, commit), _ => new Lazy<Task<ReferenceVerdicts>>(() => Task.Run(() => EvaluateAsync(candidate, commit), CancellationToken.None))).Value.WaitAsync(cancellation);

    private async Task<ReferenceVerdicts> EvaluateAsync(ReleaseCandidate candidate, CommitId commit)
    {
        // Others read the candidate's repository meanwhile; a handle of git's serves one thread.
        using var source = candidate.Source.Reopen();
        var scanned = Scan(source, commit);
        var repository = new CheckedRepository(scanned with { Ledger = scanned.Ledger with { References = [.. scanned.Ledger.References.Where(reference => IsAskable(scanned, reference))] } }) { BeingReleased = candidate.Version };
        using var workspace = new WorkspaceVersions(together.Concat(FoldersBeside(source.Location, repository)).Distinct(StringComparer.Ordinal), family, environment);
        await using var published = PublishedVersions.Nearby(workspace, lookup);
        return await new ReferenceChecks([new NoSelfCheck(), new ResolveCheck(published)]).EvaluateAsync([repository], CancellationToken.None);
    }

    private ScannedRepository Scan(SourceRepository source, CommitId commit)
    {
        using var turn = _turn.EnterScope();
        return WorkspaceScan.Of([source], commit.Hex, _delivered.Value)[0];
    }

    private static bool IsAskable(ScannedRepository own, VersionedReference reference) =>
        reference.Artifact.Kind is ArtifactKind.Image or ArtifactKind.Chart
        || (reference.Artifact.Repository is { } repository && (OwnerOf(repository) == OwnerOf(own.Name) || own.Family.Holds(repository)));

    private static string OwnerOf(string repository) => repository.Split('/')[0];

    private static List<RepositoryCatalog> DeliveredBy(IReadOnlyList<string> folders, KnownRepositories family)
    {
        var delivered = new List<RepositoryCatalog>();
        foreach (var folder in folders)
        {
            using var source = SourceRepository.Open(folder, family);
            if (WorkspaceScan.CatalogAtHead(source) is { } catalog)
            {
                // A catalog reads its charts when they are asked for, and the repository is closed then.
                DeclaredCharts.Of(catalog);
                delivered.Add(catalog);
            }
        }

        return delivered;
    }

    private static IEnumerable<string> FoldersBeside(string location, CheckedRepository repository) =>
        Path.GetDirectoryName(location) is not { } parent ? [] :
            repository.Sites.Select(site => site.Artifact.Repository).OfType<string>().Select(name => Path.Combine(parent, name[(name.LastIndexOf('/') + 1)..])).Distinct(StringComparer.Ordinal)
                .Where(folder => Path.Exists(Path.Combine(folder, ".git")));

    private sealed class CommitReferencesCheck(string id, string expected, CommitReferences references) : ISourceCheck
    {
        public string Id => id;

        public async Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation)
        {
            if (candidate.Tag?.Commit is not { } commit)
            {
                return null;
            }

            try
            {
                var verdicts = await references.VerdictsAsync(candidate, commit, cancellation);
                return SumUp(candidate, [.. verdicts.All.Where(verdict => verdict.Check.Id == id)]);
            }
            catch (InvalidYamlException error)
            {
                return CheckResult.Failed(id, $"{candidate.Name}: {error.Fault.Subject}", error.Fault);
            }
            catch (FaultException error)
            {
                return CheckResult.NotCheckable(id, candidate.Name, expected, $"{error.Fault.Subject}: {error.Fault.Found}");
            }
        }

        private CheckResult? SumUp(ReleaseCandidate candidate, IReadOnlyList<ReferenceVerdict> found)
        {
            var (wrong, open) = (found.Where(verdict => verdict.Check.Refuses).ToList(), found.Where(verdict => !verdict.Check.IsCheckable).ToList());
            return wrong is [var only] ? only.Check
                : wrong.Count > 0 ? CheckResult.Failed(
                    id, candidate.Name, expected, string.Join("; ", wrong.Select(verdict => $"{verdict.Sites[0]}: {verdict.Check.Actual}, expected {verdict.Check.Expected}")),
                    string.Join('\n', wrong.Select(verdict => verdict.Check.Fix).Distinct()))
                : open.Count > 0 ? CheckResult.NotCheckable(id, candidate.Name, expected, string.Join("; ", open.Select(verdict => verdict.Check.Actual[CheckResult.Open.Length..])))
                : found is [var passed, ..] ? passed.Check : null;
        }
    }
}
