namespace KubeStellar.Delivery.Releases.Gate;

/// <summary>One rule of the gate.</summary>
/// <param name="Id">Its name in reports, such as <c>tree.clean</c>.</param>
/// <param name="IsSkippable">Whether a release to a local place may go without it; what makes a tag name one commit and one content is never skipped.</param>
public sealed record GateCheck(string Id, bool IsSkippable);
