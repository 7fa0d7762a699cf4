namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>Commands, each of which gets the value of the one before as its last argument; and the variables that take the result.</summary>
/// <param name="Line">The line where it starts, from 1.</param>
/// <param name="Variables">The variables with their dollar signs; two for <c>range $i, $e</c>.</param>
/// <param name="Declares">Whether the variables are new (<c>:=</c>) or set (<c>=</c>).</param>
/// <param name="Commands">The commands, at least one.</param>
internal sealed record TemplatePipeline(int Line, IReadOnlyList<string> Variables, bool Declares, IReadOnlyList<TemplateCommand> Commands);
