namespace Nuke.Common.Output;

/// <summary>A warning or an error of the run, with the target that it came from.</summary>
internal sealed record Problem(string Level, Style Style, string? Target, string Text);
