namespace KubeStellar.Delivery.References.Updates;

/// <summary>What an update changed, or would change.</summary>
/// <param name="Target">The target that ran, such as <c>UpdateReferences</c>.</param>
/// <param name="Plan">The update.</param>
/// <param name="IsApplied">Whether the files were written.</param>
public sealed record UpdateReport(string Target, UpdatePlan Plan, bool IsApplied);
