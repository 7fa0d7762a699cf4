namespace KubeStellar.Delivery.References.Graphs;

/// <summary>What a check found wrong at one line of a repository.</summary>
/// <param name="Repository">Owner and name of the repository.</param>
/// <param name="File">The path below its root.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Id">The name of the check, such as <c>references.resolve</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record GraphVerdict(string Repository, string File, int Line, string Id, string Message);
