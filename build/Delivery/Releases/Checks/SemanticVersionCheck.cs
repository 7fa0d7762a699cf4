using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The version is semantic, without <c>v</c> and without build metadata.</summary>
public sealed class SemanticVersionCheck : ISourceCheck
{
    /// <inheritdoc/>
    public string Id => "version.semantic";

    /// <inheritdoc/>
    public Task<CheckResult?> EvaluateAsync(ReleaseCandidate candidate, CancellationToken cancellation) => Task.FromResult<CheckResult?>(Evaluate(candidate.VersionText));

    private CheckResult Evaluate(string text)
    {
        try
        {
            return CheckResult.Passed(Id, $"\"{text}\"", ReleaseVersion.Parse(text).ToString());
        }
        catch (InvalidVersionException error)
        {
            return CheckResult.Failed(Id, error.Fault.Subject, error.Fault);
        }
    }
}
