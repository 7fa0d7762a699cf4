using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;

namespace KubeStellar.Delivery.Derived.Reports;

/// <summary>What a run derived and found, for people as text and for programs as JSON.</summary>
/// <param name="Target">The target that ran, such as <c>VerifyCodegen</c>.</param>
/// <param name="Repositories">The sources.</param>
/// <param name="Checks">The checks that ran; none where files were written.</param>
public sealed record DerivedReport(string Target, IReadOnlyList<DerivedRepository> Repositories, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>Returns the report of a run that compared files and wrote none, with a verdict on every source.</summary>
    /// <param name="target">The target that ran.</param>
    /// <param name="repositories">The sources.</param>
    /// <param name="mend">The command that makes files what is derived.</param>
    public static DerivedReport OfVerification(string target, IReadOnlyList<DerivedRepository> repositories, string mend) =>
        new(target, repositories, [.. repositories.Select(source => DerivedCurrent.Verdict(source.Plan.RepositoryName, source.Changes, mend))]);

    /// <summary>Fails unless every check passed.</summary>
    /// <exception cref="StaleDerivedFilesException">Files are other ones than what is derived.</exception>
    public void EnsureCurrent()
    {
        if (Checks.Any(check => check.Refuses))
        {
            throw new StaleDerivedFilesException(Target, Checks);
        }
    }
}
