using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases.Gate;

/// <summary>A check was to be skipped that cannot be.</summary>
public sealed class UnskippableCheckException : FaultException
{
    private const string Operation = "skip a check";

    private UnskippableCheckException(string id, string expected, string found, string nextStep)
        : base(new Fault(Operation, id, expected, found, nextStep))
        => Id = id;

    /// <summary>The name that was given.</summary>
    public string Id { get; }

    internal static UnskippableCheckException Unknown(string id) =>
        new(id, string.Join(", ", Skippable), "no check of this name", "name one of these with --skip-check");

    internal static UnskippableCheckException Indispensable(string id) =>
        new(id, $"one of {string.Join(", ", Skippable)}", "a check that makes a tag name one commit and one content", "mend what it finds; without it there is no release");

    internal static UnskippableCheckException Remote(string id, string target) =>
        new(id, "oci:<folder>, or a registry on this machine", $"{target}, which others read", "mend what the check finds, or release to a local place (--registry oci:<folder>) for a try");

    private static IEnumerable<string> Skippable => GateChecks.All.Where(check => check.IsSkippable).Select(check => check.Id);
}
