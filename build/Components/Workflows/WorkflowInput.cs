namespace KubeStellar.Build.Workflows;

/// <summary>An input of text that a caller, or whoever starts the workflow by hand, may give.</summary>
/// <param name="Name">The name below <c>inputs</c>.</param>
/// <param name="Description">What it means, with what holds without it.</param>
public sealed record WorkflowInput(string Name, string Description);
