using System.Text.RegularExpressions;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>The programs that a Makefile installs, with the versions that it says.</summary>
/// <param name="makefile">The Makefile.</param>
internal sealed partial class MakefilePins(Makefile makefile)
{
    private const string CodeGenerator = "code-generator";
    private const string VersionForm = "a version, a commit or a branch, written out or in a variable of the Makefile";

    /// <summary>Returns the pin of a program.</summary>
    /// <param name="tool">The program's name, such as <c>controller-gen</c>.</param>
    /// <exception cref="MissingPinException">No line of the Makefile installs it.</exception>
    /// <exception cref="UnusablePinException">The line does not say a version.</exception>
    public ToolPin Get(string tool) =>
        makefile.Lines.SelectMany(Installs).FirstOrDefault(pin => pin.Name == tool) is { } pin
            ? pin with { Version = VersionOf(tool, pin.Version, pin.Place), Place = PlaceOf(pin.Version, pin.Place), Toolchain = pin.Toolchain is { } toolchain ? VersionOf(tool, toolchain, pin.Place) : null }
            : throw new MissingPinException(tool, Makefile.FileName, $"a recipe's line such as: GOBIN=$(LOCALBIN) go install <path>/{tool}@<version>");

    /// <summary>Returns the version of k8s.io/code-generator whose clone the Makefile makes, and where it stands.</summary>
    /// <exception cref="MissingPinException">No line of the Makefile clones it.</exception>
    /// <exception cref="UnusablePinException">The line does not say a version.</exception>
    public (string Version, string Place) GetCodeGenerator()
    {
        foreach (var line in makefile.Lines)
        {
            if (ClonePattern().Match(line.Text) is { Success: true } clone)
            {
                var (version, place) = (clone.Groups["version"].Value, Makefile.PlaceOf(line.Line));
                return (VersionOf(CodeGenerator, version, place), PlaceOf(version, place));
            }
        }

        throw new MissingPinException(CodeGenerator, Makefile.FileName, "a recipe's line such as: git clone -b <version> --depth 1 https://github.com/kubernetes/code-generator.git <folder>");
    }

    /// <summary>Returns a version after making sure that it can name a folder of the tool cache.</summary>
    /// <param name="tool">The program.</param>
    /// <param name="version">The version.</param>
    /// <param name="place">Where it stands.</param>
    /// <exception cref="UnusablePinException">It is none.</exception>
    public static string Check(string tool, string version, string place) =>
        VersionPattern().IsMatch(version) ? version : throw new UnusablePinException(tool, place, version, VersionForm);

    // "[GOTOOLCHAIN=…] go install package@version", or "$(GO_INSTALL) package program version".
    private static IEnumerable<ToolPin> Installs(MakefileLine line) =>
        InstallPattern().Matches(line.Text).Concat(GoInstallPattern().Matches(line.Text)).Select(install =>
            new ToolPin(install.Groups["package"].Value, install.Groups["version"].Value, Makefile.PlaceOf(line.Line))
            {
                Toolchain = ToolchainPattern().Match(install.Groups["variables"].Value) is { Success: true } toolchain ? toolchain.Groups["toolchain"].Value : null,
            });

    private string VersionOf(string tool, string text, string place) =>
        Check(tool, makefile.Expand(text, new Dictionary<string, string>(StringComparer.Ordinal), name => $"$({name})"), place);

    // Who changes the version changes it where the variable gets its value.
    private string PlaceOf(string version, string place) =>
        Makefile.Split(version).ToList() is [{ Literal: "", Variable: { } variable }, { Literal: "", Variable: null }] && makefile.LineOf(variable) is { } line ? Makefile.PlaceOf(line) : place;

    [GeneratedRegex(@"(?<variables>(?<![\w./-])(?:[A-Z][A-Z0-9_]*=\S+\s+)*)go\s+install\s+(?:-\S+\s+)*[""']?(?<package>[\w./-]+)@(?<version>[^\s""';|&]+)", RegexOptions.CultureInvariant)]
    private static partial Regex InstallPattern();

    [GeneratedRegex(@"(?<variables>(?<![\w./-])(?:[A-Z][A-Z0-9_]*=\S+\s+)*)(?:\$[({]GO_INSTALL[)}]|(?:\S*/)?go-install\.sh)\s+(?<package>[\w./-]+)\s+\S+\s+(?<version>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex GoInstallPattern();

    [GeneratedRegex(@"(?<!\S)GOTOOLCHAIN=(?<toolchain>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex ToolchainPattern();

    [GeneratedRegex(@"git\s+clone\s(?:.*\s)?(?:-b|--branch)[\s=](?<version>\S+)\s.*[/:]kubernetes/code-generator(?:\.git)?(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ClonePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._+-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}
