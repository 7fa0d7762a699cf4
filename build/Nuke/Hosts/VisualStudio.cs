namespace Nuke.Common.Execution;

/// <summary>The terminal inside of Visual Studio.</summary>
public class VisualStudio : Terminal;
