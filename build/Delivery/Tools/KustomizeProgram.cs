using KubeStellar.Delivery.Commands;

namespace KubeStellar.Delivery.Tools;

/// <summary>A kustomize on this machine that is ready to be run.</summary>
/// <param name="Path">The absolute path of the program.</param>
/// <param name="Version">Its version with its <c>v</c>, or null where it does not tell.</param>
/// <param name="Pin">The version that was asked for.</param>
/// <param name="StandsInBecause">Why it serves in place of the version asked for, one reason a line; null where it is that version.</param>
public sealed record KustomizeProgram(string Path, string? Version, string Pin, string? StandsInBecause)
{
    // The discard port: where a remote base is named, no server is asked.
    private const string Nowhere = "http://127.0.0.1:9";

    /// <summary>Where it was found; on <c>PATH</c> by default.</summary>
    public ToolOrigin Origin { get; init; }

    /// <summary>One line for the user where another version serves than the one asked for, else null.</summary>
    public string? Note => StandsInBecause is { } reason
        ? $"kustomize {Version ?? "of unknown version"} at {Path} stands in for {Pin}: {reason.ReplaceLineEndings("; ")}"
        : null;

    /// <summary>Returns it as one program among others.</summary>
    public Tool ToTool() => new("kustomize", Version, Origin, Path);

    /// <summary>Returns a run that depends on the folder it starts in and on nothing else: no configuration of the user's, no locale, no network.</summary>
    /// <param name="folder">The absolute folder to start in.</param>
    /// <param name="arguments">The arguments of kustomize.</param>
    public Command Prepare(string folder, params IEnumerable<string> arguments) =>
        new Command(Path).With(arguments).WithWorkingDirectory(folder).WithoutInheritedEnvironment()
            .WithEnvironment("HOME", folder)
            .WithEnvironment("XDG_CONFIG_HOME", folder)
            .WithEnvironment("LC_ALL", "C")
            .WithEnvironment("PATH", folder)
            .WithEnvironment("HTTP_PROXY", Nowhere)
            .WithEnvironment("HTTPS_PROXY", Nowhere)
            .WithEnvironment("SystemRoot", Environment.GetEnvironmentVariable("SystemRoot"))
            .WithEnvironment("TEMP", Environment.GetEnvironmentVariable("TEMP"))
            .WithEnvironment("TMPDIR", Environment.GetEnvironmentVariable("TMPDIR"));
}
