namespace KubeStellar.Delivery.Releases;

/// <summary>An error that comes from checks, which a report lists.</summary>
public interface IRefusal
{
    /// <summary>The verdicts that are known; they replace earlier ones on the same subjects.</summary>
    IReadOnlyList<CheckResult> Checks { get; }
}
