using System.Text.RegularExpressions;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Catalog.Recipes;

/// <summary>The kustomize that a Makefile asks for.</summary>
/// <param name="Version">The version, such as <c>v5.3.0</c>, or <c>latest</c>.</param>
/// <param name="Place">Where it is pinned, as <c>file:line</c>; the file alone where nothing says a version.</param>
public sealed partial record PinnedKustomize(string Version, string Place)
{
    private const string Tool = "kustomize";
    private const string Variable = "KUSTOMIZE_VERSION";

    /// <summary>Reads the pin: what <c>KUSTOMIZE_VERSION</c> says, else the line that installs it, else <c>latest</c>.</summary>
    /// <param name="makefile">The Makefile.</param>
    /// <exception cref="UnusablePinException">The variable's value is no version.</exception>
    public static PinnedKustomize Read(Makefile makefile) => Find(makefile) ?? new PinnedKustomize(PinnedVersion.Latest, Makefile.FileName);

    /// <summary>Reads the pin; null where the Makefile says none.</summary>
    /// <param name="makefile">The Makefile.</param>
    /// <exception cref="UnusablePinException">The variable's value is no version.</exception>
    public static PinnedKustomize? Find(Makefile makefile)
    {
        if (makefile.Find(Variable) is not { Length: > 0 } variable)
        {
            return makefile.Lines
                .Select(line => (line.Line, Match: InstallPattern().Match(line.Text)))
                .Where(found => found.Match.Success)
                .Select(found => new PinnedKustomize(found.Match.Groups["version"].Value, Makefile.PlaceOf(found.Line)))
                .FirstOrDefault();
        }

        // It names folders of the tool cache and a Go module, so that it must be a version.
        var value = makefile.Expand(variable, new Dictionary<string, string>(StringComparer.Ordinal), name => $"$({name})");
        var place = Makefile.PlaceOf(makefile.LineOf(Variable)!.Value);
        return PinPattern().Match(value) is { Success: true } pin
            ? new PinnedKustomize(pin.Groups["version"].Value is PinnedVersion.Latest ? PinnedVersion.Latest : $"v{pin.Groups["version"].Value}", place)
            : throw new UnusablePinException(Tool, place, value, "a version such as v5.3.0, or latest");
    }

    [GeneratedRegex(@"go install sigs\.k8s\.io/kustomize/kustomize(/v\d+)?@(?<version>latest|v\d+\.\d+\.\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex InstallPattern();

    [GeneratedRegex(@"^v?(?<version>(?<!v)latest|\d+\.\d+\.\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PinPattern();
}
