using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>What the process runs in.</summary>
public static class EnvironmentInfo
{
    /// <summary>The line break of the machine.</summary>
    public static string NewLine => Environment.NewLine;

    /// <summary>The name of the machine.</summary>
    public static string MachineName => Environment.MachineName;

    /// <summary>The current directory of the process.</summary>
    public static AbsolutePath WorkingDirectory
    {
        get => BuildContext.Current.Process.WorkingDirectory;
        set => BuildContext.Current.Process.WorkingDirectory = value;
    }

    /// <summary>A copy of the environment variables.</summary>
    public static ReadOnlyDictionary<string, string> Variables
        => new(new Dictionary<string, string>(BuildContext.Current.Process.Variables, StringComparer.Ordinal));

    /// <summary>The arguments of the process.</summary>
    public static IReadOnlyCollection<string> CommandLineArguments => BuildContext.Current.Process.Arguments;

    /// <summary>Whether the processor has the ARM64 architecture.</summary>
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    /// <summary>Whether the machine is 64-bit x86 or ARM.</summary>
    public static bool Is64Bit => RuntimeInformation.OSArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Whether the system is Linux or macOS.</summary>
    public static bool IsUnix => IsLinux || IsOsx;

    /// <summary>Whether the system is Windows.</summary>
    public static bool IsWin => !IsUnix;

    /// <summary>Whether the system is Linux.</summary>
    public static bool IsLinux => Platform == PlatformFamily.Linux;

    /// <summary>Whether the system is macOS.</summary>
    public static bool IsOsx => Platform == PlatformFamily.OSX;

    /// <summary>The family of the operating system.</summary>
    public static PlatformFamily Platform
        => OperatingSystem.IsLinux() ? PlatformFamily.Linux
            : OperatingSystem.IsMacOS() ? PlatformFamily.OSX
            : OperatingSystem.IsWindows() ? PlatformFamily.Windows
            : PlatformFamily.Unknown;

    /// <summary>Whether an environment variable is set.</summary>
    public static bool HasVariable(string name, bool allowEmpty = true)
    {
        return GetVariable(name) is { } value && (allowEmpty || value.Length > 0);
    }

    /// <summary>The value of an environment variable, or null.</summary>
    public static string GetVariable(string name) => BuildContext.Current.Process.GetVariable(name)!;

    /// <summary>The converted value of an environment variable, or the default when it is not set.</summary>
    public static T GetVariable<T>(string name, char? separator = null)
    {
        if (GetVariable(name) is not { } value)
            return default!;
        if (typeof(T) == typeof(string[]))
            return (T)(object)(separator is { } character ? value.Split(character) : [value]);
        return (T)TypeDescriptor.GetConverter(typeof(T)).ConvertFromInvariantString(value)!;
    }

    /// <summary>Sets an environment variable of the process; null removes it.</summary>
    public static void SetVariable(string name, string? value) => BuildContext.Current.Process.SetVariable(name, value);

    /// <summary>Removes an environment variable of the process.</summary>
    public static void RemoveVariable(string name) => SetVariable(name, null);
}
