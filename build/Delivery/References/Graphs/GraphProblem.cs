namespace KubeStellar.Delivery.References.Graphs;

/// <summary>Why a reference is broken.</summary>
/// <param name="Id">The name of the check that found it, such as <c>references.resolve</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record GraphProblem(string Id, string Message);
