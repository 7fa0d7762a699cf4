using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common.Parameters;

/// <summary>The switches that every build has.</summary>
internal static class BuiltInParameters
{
    public static readonly Parameter Continue = Switch(nameof(Continue), "Continues a failed attempt: what succeeded in it is not run again.");
    public static readonly Parameter Help = Switch(nameof(Help), "Shows this help.");
    public static readonly Parameter NoLogo = Switch(nameof(NoLogo), "Leaves out the banner.");
    public static readonly Parameter Plan = Switch(nameof(Plan), "Writes the execution plan as HTML and shows it.");

    public static readonly Parameter Host = new(nameof(Host), typeof(Host), "Host of the run. Default is what the environment says.")
    {
        IsBuiltIn = true,
        IsInFiles = false,
    };

    public static readonly Parameter Profile = new(nameof(Profile), typeof(string[]), "Parameters files to use: .nuke/parameters.<profile>.json.")
    {
        IsBuiltIn = true,
        IsInFiles = false,
    };

    public static readonly Parameter Root = new(nameof(Root), typeof(AbsolutePath), "Root of the repository. Default is the nearest folder upwards with .nuke.")
    {
        IsBuiltIn = true,
        IsInFiles = false,
    };

    public static readonly Parameter Skip = new(nameof(Skip), typeof(string[]), "Targets to skip. Without names: all that were not invoked.")
    {
        IsBuiltIn = true,
        Separator = '+',
    };

    public static readonly Parameter Target = new(nameof(Target), typeof(string[]), "Targets to invoke. Default is '{default_target}'.")
    {
        IsBuiltIn = true,
        IsPositional = true,
        Separator = '+',
    };

    public static readonly Parameter Verbosity = new(nameof(Verbosity), typeof(Verbosity), "How much is logged: Verbose, Normal, Minimal or Quiet. Default is 'Normal'.")
    {
        IsBuiltIn = true,
    };

    public static readonly Parameter Partition = new(nameof(Partition), typeof(Partition), "Part of the work to do on CI, as in 1/3.")
    {
        IsBuiltIn = true,
        IsListed = false,
    };

    public static readonly Parameter GenerateConfiguration = Hidden("GenerateConfiguration", typeof(string));
    public static readonly Parameter ShellCompletion = Hidden("ShellCompletion", typeof(bool));

    public static readonly IReadOnlyList<Parameter> All =
        [Continue, Help, Host, NoLogo, Partition, Plan, Profile, Root, Skip, Target, Verbosity, GenerateConfiguration, ShellCompletion];

    private static Parameter Switch(string name, string description) => new(name, typeof(bool), description) { IsBuiltIn = true };

    private static Parameter Hidden(string name, Type type)
    {
        return new Parameter(name, type, null) { IsBuiltIn = true, IsListed = false, IsHidden = true };
    }
}
