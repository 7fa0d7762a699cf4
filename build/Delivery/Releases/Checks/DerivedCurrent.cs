using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Trees;

namespace KubeStellar.Delivery.Releases.Checks;

/// <summary>The rule <c>derived.current</c>: files that generators make are what these make of the sources beside them.</summary>
public static class DerivedCurrent
{
    /// <summary>The name of the check in reports.</summary>
    public const string Id = "derived.current";

    internal const string Expected = "every derived file as its generator makes it";
    private const int Named = 10;

    /// <summary>Returns the verdict on a source.</summary>
    /// <param name="repository">The source's name.</param>
    /// <param name="changes">What a derivation would change.</param>
    /// <param name="mend">The command that changes it.</param>
    public static CheckResult Verdict(string repository, IReadOnlyList<FileChange> changes, string mend) =>
        changes.Count == 0 ? CheckResult.Passed(Id, repository, Expected) : CheckResult.Failed(Id, repository, Expected, Describe(changes), $"derive them and commit what changes: {mend}");

    /// <summary>Returns the command that mends what a verdict finds.</summary>
    /// <param name="target">The target that derives.</param>
    /// <param name="source">The source as the user would name it, or null where none is named.</param>
    public static string MendBy(string target, string? source) => new Command("./build.sh").With([target, .. source is null ? Array.Empty<string>() : ["--source", source]]).ToString();

    private static string Describe(IReadOnlyList<FileChange> changes) =>
        string.Join(", ", changes.Take(Named).Select(change => $"{change.Path} {Verb(change.Kind)}")) + (changes.Count > Named ? $" and {changes.Count - Named} more" : "");

    private static string Verb(FileChangeKind kind) => kind switch
    {
        FileChangeKind.Added => "is missing",
        FileChangeKind.Removed => "is left over",
        _ => "differs",
    };
}
