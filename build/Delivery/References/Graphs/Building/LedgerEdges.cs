namespace KubeStellar.Delivery.References.Graphs.Building;

/// <summary>Adds what the files of a repository refer to.</summary>
/// <param name="draft">The graph.</param>
/// <param name="parts">The repository.</param>
/// <param name="family">The names of the repositories whose artifacts have nodes of their own.</param>
/// <param name="problems">What checks found wrong, by repository, file and line.</param>
internal sealed class LedgerEdges(
    GraphDraft draft, RepositoryParts parts, IReadOnlySet<string> family, ILookup<(string Repository, string File, int Line), GraphProblem> problems)
{
    private readonly ReferenceLedger _ledger = parts.Repository.Ledger;

    /// <summary>Adds an edge for every reference and every file that another names.</summary>
    public void Add()
    {
        // Where an expression uses a literal, the use tells what the version is of.
        var used = _ledger.References.Select(reference => reference.DefinedAt).OfType<TextPlace>().Select(place => (place.File, place.Start)).ToHashSet();
        var mentions = _ledger.Mentions.ToLookup(mention => (mention.Place.File, mention.Place.Line));
        var versioned = new HashSet<(string, int)>();
        foreach (var reference in _ledger.References.Where(reference => !used.Contains((reference.Place.File, reference.Place.Start))))
        {
            var hook = HookOf(reference, mentions[(reference.Place.File, reference.Place.Line)]);
            if (hook is not null)
            {
                versioned.Add((reference.Place.File, reference.Place.Line));
            }

            if ((hook ?? TargetOf(reference)) is { } target)
            {
                var part = parts.PartOf(reference.Place.File);
                draft.Add(part, target, KindOf(part, reference.Form), Describe(reference));
            }
        }

        foreach (var mention in _ledger.Mentions.Where(mention => !versioned.Contains((mention.Place.File, mention.Place.Line))))
        {
            draft.Add(parts.PartOf(mention.Place.File), parts.PartOf(mention.Path), GraphEdgeKind.RunTime,
                new GraphReference(parts.Name, mention.Place.File, mention.Place.Line, mention.Path, "names the file of the same commit"));
        }
    }

    // The address of a file at a tag leads to the hook in that file.
    private GraphNode? HookOf(VersionedReference reference, IEnumerable<FileMention> mentions) =>
        reference.Artifact is { Kind: ArtifactKind.Source } source && source.Repository == parts.Name
            ? mentions.Select(mention => parts.HookAt(mention.Path)).FirstOrDefault(hook => hook is not null)
            : null;

    private GraphNode? TargetOf(VersionedReference reference)
    {
        var artifact = reference.Artifact;
        if (artifact.Repository is { } repository && family.Contains(repository))
        {
            return artifact.Kind switch
            {
                ArtifactKind.Image => GraphNodes.Image(repository, artifact.Name),
                ArtifactKind.Chart => GraphNodes.Chart(repository, artifact.Name),
                ArtifactKind.ReleaseAsset => GraphNodes.Release(repository),
                _ => GraphNodes.SourceCode(repository),
            };
        }

        // What a placeholder names is no artifact of anybody; in a chart it stands for the image that the release fills in.
        return reference.Kind != ReferenceKind.Placeholder ? GraphNodes.Foreign(ForeignOwner.Of(artifact))
            : parts.ChartOf(reference.Place.File)?.DeployedImage is { } image ? GraphNodes.Image(parts.Name, image.ToString())
            : null;
    }

    // Nothing is built from instructions.
    private static GraphEdgeKind KindOf(GraphNode part, ReferenceForm form) => form switch
    {
        _ when part.Kind == GraphNodeKind.Instructions => GraphEdgeKind.RunTime,
        ReferenceForm.GoRequirement or ReferenceForm.GoReplacement or ReferenceForm.GoInstall => GraphEdgeKind.BuildTime,
        ReferenceForm.ChartDependency or ReferenceForm.Dockerfile or ReferenceForm.Action => GraphEdgeKind.BuildTime,
        _ => GraphEdgeKind.RunTime,
    };

    private GraphReference Describe(VersionedReference reference) =>
        new(parts.Name, reference.Place.File, reference.Place.Line, reference.Written, reference.Reason)
        {
            Version = reference.Version,
            Kind = reference.Kind,
            Artifact = reference.Artifact.Name,
            DefinedAt = reference.DefinedAt is { } place ? $"{place.File}:{place.Line}" : null,
            Problems = [.. Problems(reference.Place).Concat(reference.DefinedAt is { } definition ? Problems(definition) : []).Distinct()],
        };

    private IEnumerable<GraphProblem> Problems(TextPlace place) => problems[(parts.Name, place.File, place.Line)];
}
