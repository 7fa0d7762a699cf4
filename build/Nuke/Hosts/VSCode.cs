namespace Nuke.Common.Execution;

/// <summary>The terminal inside of Visual Studio Code.</summary>
public class VSCode : Terminal;
