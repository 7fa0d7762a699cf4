namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>One of the two bodies of a branch.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="IsBody">Whether it is the body, not the <c>else</c>.</param>
internal sealed record BranchSide(TemplateNode.Branch Branch, bool IsBody)
{
    /// <summary>Whether there is anything to render on this side.</summary>
    public bool HasContent => IsBody ? Branch.Body.Count > 0 : Branch.Else is { Count: > 0 };
}
