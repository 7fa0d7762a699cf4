using KubeStellar.Oci;

namespace KubeStellar.Delivery.Releases;

/// <summary>The verdict of one named check on one subject.</summary>
/// <param name="Id">The check's name, such as <c>tag.is-head</c>.</param>
/// <param name="Ok">Whether what was found is what was expected.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Actual">What is there.</param>
/// <param name="Fix">What to do about it; empty when nothing is wrong.</param>
public sealed record CheckResult(string Id, bool Ok, string Subject, string Expected, string Actual, string Fix)
{
    internal const string Open = "not checkable: ";

    /// <summary>Returns a verdict that finds nothing wrong.</summary>
    /// <param name="id">The check's name.</param>
    /// <param name="subject">What was looked at.</param>
    /// <param name="expected">What would be right, and is there.</param>
    public static CheckResult Passed(string id, string subject, string expected) => new(id, true, subject, expected, expected, "");

    /// <summary>Returns a verdict that refuses the release.</summary>
    /// <param name="id">The check's name.</param>
    /// <param name="subject">What was looked at.</param>
    /// <param name="expected">What would be right.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="fix">What to do about it.</param>
    public static CheckResult Failed(string id, string subject, string expected, string actual, string fix) =>
        new(id, false, subject, expected, actual, fix);

    /// <summary>Returns a verdict on what nobody could tell, which refuses nothing but is named to the user.</summary>
    /// <param name="id">The check's name.</param>
    /// <param name="subject">What was looked at.</param>
    /// <param name="expected">What would be right.</param>
    /// <param name="reason">Why it cannot be told.</param>
    public static CheckResult NotCheckable(string id, string subject, string expected, string reason) =>
        new(id, true, subject, expected, Open + reason, "") { IsCheckable = false };

    /// <summary>Returns a verdict that tells the user something and never refuses anything.</summary>
    /// <param name="id">The check's name.</param>
    /// <param name="subject">What was looked at.</param>
    /// <param name="expected">What could be there.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="fix">What may be done about it.</param>
    public static CheckResult Information(string id, string subject, string expected, string actual, string fix) =>
        new(id, true, subject, expected, actual, fix) { IsInformation = true };

    /// <summary>Whether the verdict only tells something, which is neither right nor wrong.</summary>
    public bool IsInformation { get; private init; }

    /// <summary>Whether the verdict comes from looking at the subject; false where it could not be looked at.</summary>
    public bool IsCheckable { get; private init; } = true;

    /// <summary>Whether the user chose to go on in spite of what the check found.</summary>
    public bool IsSkipped { get; private init; }

    /// <summary>Whether the verdict stands in the way of the release.</summary>
    public bool Refuses => !Ok && !IsSkipped;

    /// <summary>What is wrong, in one line: the check, its subject, what would be right and what is there.</summary>
    public string Violation => $"{Id}: {Subject}: expected {Expected}, found {Actual}";

    /// <summary>Returns the verdict as one that the user goes on in spite of.</summary>
    public CheckResult Skip() => this with { IsSkipped = true };

    /// <summary>Returns a verdict that refuses the release because of a fault.</summary>
    /// <param name="id">The check's name.</param>
    /// <param name="subject">What was looked at.</param>
    /// <param name="fault">What went wrong.</param>
    public static CheckResult Failed(string id, string subject, Fault fault) => Failed(id, subject, fault.Expected, fault.Found, fault.NextStep);
}
