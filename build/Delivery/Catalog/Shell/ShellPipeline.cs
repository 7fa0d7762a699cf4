namespace KubeStellar.Delivery.Catalog.Shell;

/// <summary>One pipeline of a recipe's line: commands whose output goes to the next, and at the end into a file.</summary>
/// <param name="Commands">Each command's words, quotes removed, references to make's variables as written.</param>
/// <param name="Target">The file that receives the output, or null.</param>
/// <param name="Appends">Whether the file is appended to (<c>&gt;&gt;</c>).</param>
internal sealed record ShellPipeline(IReadOnlyList<IReadOnlyList<string>> Commands, string? Target, bool Appends);
