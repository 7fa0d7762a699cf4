using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>An artifact whose content lies complete in the staging layout.</summary>
/// <param name="Root">The manifest or index that stands for the artifact.</param>
/// <param name="Staging">The layout that holds it.</param>
public abstract record StagedArtifact(Descriptor Root, IRepository Staging)
{
    /// <summary>What was planned.</summary>
    public abstract PlannedArtifact Plan { get; }

    /// <summary>The platforms that it was made for.</summary>
    public abstract IReadOnlyList<Platform> Platforms { get; }

    /// <summary>The manifests that documents are about: the artifact itself, and those of its platforms.</summary>
    public virtual IReadOnlyList<Descriptor> Subjects => [Root];

    /// <summary>What was found when its content was checked against the release.</summary>
    public virtual IReadOnlyList<CheckResult> Checks => [];

    /// <summary>Returns the same artifact with another state of its target.</summary>
    /// <param name="plan">The plan that knows the state.</param>
    public abstract StagedArtifact With(PlannedArtifact plan);

    /// <summary>Reads every byte of the artifact, compares it with the plan, and returns how many bytes there are.</summary>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="StagedContentException">A fact is not that of the plan.</exception>
    /// <exception cref="DamagedContentException">Content does not have its digest.</exception>
    public Task<long> VerifyAsync(CancellationToken cancellation) => DamagedContentException.NamingAsync(Staging, () => VerifyWholeAsync(cancellation));

    /// <summary>Returns the artifact as reports tell it.</summary>
    /// <param name="size">The bytes of all its content.</param>
    /// <param name="status">What was done about it.</param>
    public virtual ReportedArtifact Report(long size, ArtifactStatus status) =>
        Plan.Report() with { Digest = Root.Digest, MediaType = Root.MediaType, Platforms = Platforms, Size = size, Status = status };

    /// <summary>Does the work of <see cref="VerifyAsync"/>.</summary>
    /// <param name="cancellation">Stops reading.</param>
    protected abstract Task<long> VerifyWholeAsync(CancellationToken cancellation);

    /// <summary>Requires a fact of the plan.</summary>
    /// <param name="fact">What the fact is about.</param>
    /// <param name="expected">Its planned value.</param>
    /// <param name="found">Its staged value.</param>
    /// <param name="holds">Whether the two agree.</param>
    /// <exception cref="StagedContentException">They do not.</exception>
    protected void Require(string fact, string expected, string found, bool holds)
    {
        if (!holds)
        {
            throw new StagedContentException(Plan.CanonicalReference, Staging.Location, fact, expected, found);
        }
    }

    /// <summary>Requires that a part names the planned commit.</summary>
    /// <param name="part">The part, such as <c>manifest</c>.</param>
    /// <param name="entries">The part's annotations or labels, or null.</param>
    /// <exception cref="StagedContentException">It names another or none.</exception>
    protected void RequireRevision(string part, IReadOnlyDictionary<string, string>? entries)
    {
        var commit = Plan.Source.Facts.Commit.Hex;
        var found = entries?.GetValueOrDefault(ArtifactIdentity.Revision);
        Require($"{ArtifactIdentity.Revision} of {part}", commit, found ?? "nothing", found == commit);
    }
}
