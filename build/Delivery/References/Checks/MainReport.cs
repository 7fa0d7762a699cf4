namespace KubeStellar.Delivery.References.Checks;

/// <summary>Whether the repositories of a workspace are a working system as they are.</summary>
/// <param name="Verdicts">What checks found.</param>
/// <param name="Artifacts">Every version that the repositories name, by kind, name and version.</param>
public sealed record MainReport(ReferenceVerdicts Verdicts, IReadOnlyList<NamedArtifact> Artifacts)
{
    /// <summary>Throws where something that is named does not exist, or only a part of the places names the version that the others do.</summary>
    /// <exception cref="BrokenMainException">Something is wrong.</exception>
    public void EnsureWorking()
    {
        if (Verdicts.Violations.Any())
        {
            throw new BrokenMainException(this);
        }
    }
}
