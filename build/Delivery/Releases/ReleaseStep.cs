namespace KubeStellar.Delivery.Releases;

/// <summary>A step that a run has begun or finished, for progress lines.</summary>
/// <param name="Subject">The artifact or source that it concerns.</param>
/// <param name="Text">What is done about it.</param>
public sealed record ReleaseStep(string Subject, string Text);
