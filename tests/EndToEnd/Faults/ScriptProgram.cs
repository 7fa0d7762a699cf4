namespace KubeStellar.EndToEnd.Faults;

/// <summary>Releases the sample by <c>build.sh</c>, as a user would.</summary>
public sealed class ScriptProgram;
