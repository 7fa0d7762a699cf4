namespace KubeStellar.Delivery.References.Checks;

/// <summary>One named rule about the references of a repository.</summary>
public interface IReferenceCheck
{
    /// <summary>The check's name in reports, such as <c>references.resolve</c>.</summary>
    string Id { get; }

    /// <summary>Returns what is wrong, what nobody could tell, and, where nothing is wrong, one verdict that says so.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="cancellation">Stops waiting for answers.</param>
    Task<IReadOnlyList<ReferenceVerdict>> EvaluateAsync(CheckedRepository repository, CancellationToken cancellation);
}
