namespace KubeStellar.Delivery.References.Updates;

/// <summary>Requires that a version which references are to name is published, so that no update makes them lead nowhere.</summary>
public static class PublishedVersion
{
    /// <summary>Fails unless the version exists: as a release of the repository, or as that version of each artifact that is named by itself.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="repositories">The scanned repositories.</param>
    /// <param name="releases">Tells which releases there are.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <exception cref="UnpublishedVersionException">It does not exist, or nothing tells.</exception>
    public static async Task RequireAsync(ArtifactGoal goal, IReadOnlyList<ScannedRepository> repositories, IReleaseSource releases, CancellationToken cancellation)
    {
        var (choice, version) = goal;
        var known = choice.Repository is { } owner ? await releases.ReleasesOfAsync(owner, cancellation) : null;
        if (choice.IsRepository)
        {
            if (known?.Contains(version) != true)
            {
                throw new UnpublishedVersionException(choice.Name, version, known);
            }

            return;
        }

        var artifacts = repositories.SelectMany(repository => repository.Ledger.References).Select(reference => reference.Artifact).Where(choice.Includes).Distinct().ToList();
        foreach (var artifact in artifacts)
        {
            if (await releases.ExistsAsync(artifact, version, cancellation) != true)
            {
                throw new UnpublishedVersionException(artifact.Name, version, known);
            }
        }
    }
}
