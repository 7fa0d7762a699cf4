namespace KubeStellar.Delivery.Releases.Gate;

/// <summary>The checks that a release to a local place goes without.</summary>
public sealed class SkippedChecks
{
    private SkippedChecks(IReadOnlyList<string> ids) => Ids = ids;

    /// <summary>No check: what every release to a registry that others see goes by.</summary>
    public static SkippedChecks None { get; } = new([]);

    /// <summary>The names of the checks, sorted.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Reads the names that a user gave.</summary>
    /// <param name="ids">The names.</param>
    /// <param name="target">Where the release goes.</param>
    /// <exception cref="UnskippableCheckException">A name is no check's, its check is never skipped, or the target is not local.</exception>
    public static SkippedChecks Of(IReadOnlyList<string> ids, IDeliveryTarget target)
    {
        foreach (var id in ids)
        {
            if (GateChecks.All.FirstOrDefault(check => check.Id == id) is not { } known)
            {
                throw UnskippableCheckException.Unknown(id);
            }

            if (!known.IsSkippable)
            {
                throw UnskippableCheckException.Indispensable(id);
            }

            if (!target.IsLocal)
            {
                throw UnskippableCheckException.Remote(id, target.Name);
            }
        }

        return ids.Count == 0 ? None : new SkippedChecks([.. ids.Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Returns the verdict, marked as skipped where it would refuse the release and its check is one of these.</summary>
    /// <param name="verdict">The verdict.</param>
    public CheckResult Apply(CheckResult verdict) => !verdict.Ok && Ids.Contains(verdict.Id) ? verdict.Skip() : verdict;
}
