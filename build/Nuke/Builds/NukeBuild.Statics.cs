using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>The folder given by <c>--root</c>, else the nearest one upwards of the working directory that holds <c>.nuke</c>.</summary>
    public static AbsolutePath RootDirectory => BuildContext.Current.RootDirectory;

    /// <summary>The folder <c>.nuke/temp</c> under the root.</summary>
    public static AbsolutePath TemporaryDirectory => BuildContext.Current.TemporaryDirectory;

    /// <summary>The file of the build assembly, or null when it has none.</summary>
    public static AbsolutePath BuildAssemblyFile => BuildContext.Current.BuildAssemblyFile!;

    /// <summary>The folder of the build assembly, or null when it has none.</summary>
    public static AbsolutePath BuildAssemblyDirectory => BuildContext.Current.BuildAssemblyFile?.Parent!;

    /// <summary>The folder of the build project, or null when the assembly is not inside of one.</summary>
    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent!;

    /// <summary>The project file nearest upwards of the build assembly, or null.</summary>
    public static AbsolutePath BuildProjectFile => BuildContext.Current.BuildProjectFile!;

    /// <summary>How much is logged; <see cref="Verbosity.Normal"/> unless given.</summary>
    public static Verbosity Verbosity
    {
        get => BuildContext.Current.Verbosity;
        set => BuildContext.Current.Verbosity = value;
    }

    /// <summary>What the build runs on: a CI server or a terminal; detected unless given.</summary>
    public static Host Host
    {
        get => BuildContext.Current.Host;
        set => BuildContext.Current.Host = value;
    }

    /// <summary>The profiles given by <c>--profile</c>.</summary>
    public static string[] LoadedLocalProfiles => BuildContext.Current.Profiles;

    /// <summary>Whether the host is no CI server.</summary>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <summary>Whether the host is a CI server.</summary>
    public static bool IsServerBuild => Host is IBuildServer;
}
