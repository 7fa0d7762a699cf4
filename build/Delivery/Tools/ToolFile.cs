using System.Text.RegularExpressions;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Provenance.GoBuilds;

namespace KubeStellar.Delivery.Tools;

/// <summary>Tells what a program written in Go is.</summary>
internal static partial class ToolFile
{
    /// <summary>Returns the file name of a program on this system.</summary>
    public static string NameOf(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    /// <summary>
    /// Returns the import path, where the program was built from a module's published version that version, and the Go that built it where that is a release;
    /// null where Go wrote nothing into it.
    /// </summary>
    /// <param name="file">The program.</param>
    public static (string Package, string? Version, GoVersion? Go)? TryRead(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var build = GoBuildInformationReader.Read(stream, file);
            return build.Path.Length == 0
                ? null
                : (build.Path, build.Main is { Version: ['v', ..] version } ? version : null, GoVersion.TryParse(build.GoVersion, out var go) ? go : null);
        }
        catch (Exception exception) when (exception is GoBuildInformationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Returns what a program prints of its version, as <c>Version: v0.15.0</c>; null where it does not.</summary>
    /// <param name="file">The program.</param>
    /// <param name="searchPath">The value of <c>PATH</c>, all that it sees of the user's environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<string?> AskAsync(string file, string? searchPath, CancellationToken cancellationToken)
    {
        try
        {
            // In its own folder: there it finds no sources, should it take the question for another one.
            var printed = await new Command(file).With("--version").WithWorkingDirectory(Path.GetDirectoryName(file)!).WithoutInheritedEnvironment().WithEnvironment("PATH", searchPath).RunAsync(cancellationToken);
            return PrintedVersion().Match(printed.StandardOutput) is { Success: true } match ? match.Groups["version"].Value : null;
        }
        catch (Exception exception) when (exception is CommandFailedException or CommandNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(Version:[ \t]*)?(?<version>v\d+\.\d+\.\d+[-+.\w]*)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex PrintedVersion();
}
