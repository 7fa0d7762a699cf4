namespace Nuke.Common.Execution;

/// <summary>Removes the variables of a surrounding Visual Studio, which would lead build tools to its own files.</summary>
public class UnsetVisualStudioEnvironmentVariablesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    private static readonly string[] s_names =
    [
        "MSBuildLoadMicrosoftTargetsReadOnly",
        "VisualStudioDir",
        "VisualStudioEdition",
        "VisualStudioVersion",
        "VSAPPIDDIR",
        "VSAPPIDNAME",
        "VSLANG",
        "VSLOGGER_UNIQUEID",
        "VSSKUEDITION",
    ];

    /// <summary>Removes the variables.</summary>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        foreach (var name in s_names)
            EnvironmentInfo.RemoveVariable(name);
    }
}
