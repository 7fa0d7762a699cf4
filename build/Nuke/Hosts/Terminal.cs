namespace Nuke.Common.Execution;

/// <summary>A terminal, or anything that is no CI server.</summary>
public class Terminal : Host;
