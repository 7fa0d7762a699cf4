using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>What is known about the existence of a referenced artifact.</summary>
public abstract record ReferenceAnswer
{
    internal const string Expected = "an artifact that exists";

    private ReferenceAnswer()
    {
    }

    /// <summary>Returns the verdict of a check that wants the artifact to exist; what could not be asked is not checkable.</summary>
    /// <param name="id">The check's name.</param>
    /// <param name="subject">What references the artifact.</param>
    /// <param name="fix">What to do where there is none.</param>
    public CheckResult Judge(string id, string subject, string fix) => this switch
    {
        Exists exists => new CheckResult(id, true, subject, Expected, $"{exists.Digest} at {exists.Location}", ""),
        Absent absent => CheckResult.Failed(id, subject, Expected, $"nothing at {absent.Location}", fix),
        Unknown unknown => CheckResult.NotCheckable(id, subject, Expected, unknown.Reason),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The artifact exists.</summary>
    /// <param name="Digest">Its digest.</param>
    /// <param name="Location">The repository that has it.</param>
    public sealed record Exists(Digest Digest, string Location) : ReferenceAnswer;

    /// <summary>Its registry says that there is none.</summary>
    /// <param name="Location">The repository that was asked.</param>
    public sealed record Absent(string Location) : ReferenceAnswer;

    /// <summary>Its registry could not be asked, or would not say.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Unknown(string Reason) : ReferenceAnswer;
}
