using System.Globalization;

namespace KubeStellar.Delivery.Releases;

/// <summary>A step that a run has begun or finished, for progress lines.</summary>
/// <param name="Subject">The artifact or source that it concerns.</param>
/// <param name="Text">What is done about it.</param>
public sealed record ReleaseStep(string Subject, string Text)
{
    /// <summary>The step of waiting for a registry to show what it was given.</summary>
    /// <param name="subject">The artifact.</param>
    /// <param name="what">What is not shown yet.</param>
    /// <param name="pause">How long to wait before looking again.</param>
    public static ReleaseStep Waiting(string subject, string what, TimeSpan pause) =>
        new(subject, string.Create(CultureInfo.InvariantCulture, $"the registry does not show {what} yet; looking again in {pause.TotalSeconds:0.0} s"));
}
