using System.Reflection;

namespace Nuke.Common.Output;

/// <summary>Which parts of the output the build leaves in.</summary>
internal static class OutputSettings
{
    public static bool IsEnabled(NukeBuild build, DefaultOutput output)
    {
        return !build.GetType().GetCustomAttributes<DisableDefaultOutputAttribute>().Any(x => x.IsApplicable(build) && x.DisabledOutputs.Contains(output));
    }
}
