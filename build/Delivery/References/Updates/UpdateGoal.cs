using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Which references are to name which version.</summary>
public abstract record UpdateGoal
{
    /// <summary>Returns the version that a reference is to name, or null where it is no business of this update.</summary>
    /// <param name="repository">Owner and name of the repository that holds the reference.</param>
    /// <param name="reference">The reference.</param>
    internal abstract ReleaseVersion? VersionFor(string repository, VersionedReference reference);

    /// <summary>Returns why a literal is to stay as it is in spite of its version; null where it may change.</summary>
    /// <param name="repository">Owner and name of the repository that holds the literal.</param>
    /// <param name="literal">The literal.</param>
    internal abstract (UntouchedCause Cause, string Reason)? Keeps(string repository, VersionedReference literal);

    /// <summary>Returns what keeps references of a repository from being looked at.</summary>
    /// <param name="repository">The repository.</param>
    internal virtual IEnumerable<UpdateNote> NotesOn(ScannedRepository repository) => [];

    /// <summary>Returns the exception that a rule of the repository makes for a literal which may differ from the others; null for none.</summary>
    private protected static (UntouchedCause Cause, string Reason)? DeclaredDifference(VersionedReference literal) =>
        literal.Rule is { Meaning: Rules.RuleMeaning.MayDiffer } rule ? (UntouchedCause.MayDiffer, $"it may differ: {rule.Reason}") : null;
}
