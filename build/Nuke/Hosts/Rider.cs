namespace Nuke.Common.Execution;

/// <summary>The terminal inside of JetBrains Rider.</summary>
public class Rider : Terminal;
