using KubeStellar.Delivery.Commands;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>The go command did not build a main package; the message shows what the compiler said, shortened in the middle beyond 60 lines.</summary>
public sealed class GoBuildFailedException : FaultException
{
    private const string VcsTrouble = "error obtaining VCS status";

    // The compiler's first errors matter most; the last lines hold the summary.
    private const int FirstLines = 45;
    private const int LastLines = 15;

    /// <summary>Creates the error.</summary>
    /// <param name="importPath">The package.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="exitCode">The exit code of the go command.</param>
    /// <param name="output">What the go command printed.</param>
    public GoBuildFailedException(string importPath, Platform platform, int exitCode, string output)
        : base(new Fault(
            "build the main package",
            $"{importPath} for {platform}",
            output.Contains(VcsTrouble, StringComparison.Ordinal) ? "a checkout that the git program can read, because go stamps its commit into binaries" : "sources that compile",
            $"go build ended with exit code {exitCode}\n{Excerpt.Of(output, FirstLines, LastLines)}",
            output.Contains(VcsTrouble, StringComparison.Ordinal)
                ? "let git read the checkout (git config --global --add safe.directory <its root>), or add -buildvcs=false to the image's flags"
                : $"mend the sources; GOOS={platform.Os} GOARCH={platform.Architecture} go build {importPath} in a checkout shows the same"))
    {
        ImportPath = importPath;
        Platform = platform;
        ExitCode = exitCode;
        Output = output;
    }

    /// <summary>The package.</summary>
    public string ImportPath { get; }

    /// <summary>The platform.</summary>
    public Platform Platform { get; }

    /// <summary>The exit code of the go command.</summary>
    public int ExitCode { get; }

    /// <summary>All that the go command printed.</summary>
    public string Output { get; }
}
