using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>Between the gate and the writing, someone else wrote other content under a release's tag; it was left as it is.</summary>
public sealed class TagTakenException : FaultException, IRefusal
{
    /// <summary>Creates the error.</summary>
    /// <param name="verdict">The failed check <c>target.write-once</c>.</param>
    public TagTakenException(CheckResult verdict)
        : base(new Fault(
            "write the release's tag", verdict.Subject, verdict.Expected, verdict.Actual,
            "another release of this version ran at the same time and its tag was left alone; " + verdict.Fix))
        => Verdict = verdict;

    /// <summary>The failed check.</summary>
    public CheckResult Verdict { get; }

    /// <inheritdoc/>
    public IReadOnlyList<CheckResult> Checks => [Verdict];
}
