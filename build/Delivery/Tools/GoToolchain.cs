using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Tools;

/// <summary>A Go toolchain on this machine that is ready to be run.</summary>
/// <param name="Path">The absolute path of the program <c>go</c>.</param>
/// <param name="Version">The version that it reports.</param>
/// <param name="Origin">Where it was found.</param>
public sealed record GoToolchain(string Path, GoVersion Version, GoToolchainOrigin Origin)
{
    /// <summary>Returns a run of this very toolchain: <c>GOTOOLCHAIN=local</c> keeps it from replacing itself, and no <c>GOROOT</c> of the caller's misleads it.</summary>
    /// <param name="arguments">The arguments of <c>go</c>.</param>
    public Command Prepare(params IEnumerable<string> arguments) =>
        new Command(Path).With(arguments).WithEnvironment("GOTOOLCHAIN", "local").WithEnvironment("GOROOT", null).WithTemporaryFolder();

    /// <summary>Returns it as one program among others.</summary>
    public Tool ToTool() => new("go", Version.ToString(), Origin switch
    {
        GoToolchainOrigin.Path => ToolOrigin.Path,
        GoToolchainOrigin.ToolCache => ToolOrigin.ToolCache,
        _ => ToolOrigin.Installed,
    }, Path);
}
