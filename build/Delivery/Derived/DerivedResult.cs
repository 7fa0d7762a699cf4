using KubeStellar.Delivery.Tools;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Derived;

/// <summary>What came of a derivation.</summary>
/// <param name="Derivation">The derivation.</param>
/// <param name="Changes">The files that are not what the source tree holds, in ordinal order; none where all are current.</param>
/// <param name="WasRemembered">Whether an earlier run with the same inputs tells that all are current, so that nothing was run.</param>
/// <param name="Tools">The programs that were run, each once, by name; none where nothing was.</param>
public sealed record DerivedResult(Derivation Derivation, IReadOnlyList<FileChange> Changes, bool WasRemembered, IReadOnlyList<Tool> Tools);
