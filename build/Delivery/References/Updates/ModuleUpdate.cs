using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>What go makes of new versions in a module file.</summary>
/// <param name="Changes">The module file and its sums as go writes them; none where go could not.</param>
/// <param name="Notes">What there is to know besides.</param>
public sealed record ModuleUpdate(IReadOnlyList<FileChange> Changes, IReadOnlyList<UpdateNote> Notes);
