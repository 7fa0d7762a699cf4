using System.Collections.Immutable;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>The variables that programs of a derivation see besides the user's: the Go that was found comes first and is not replaced by another, and nothing around the source tree plays in.</summary>
internal static class GeneratorEnvironment
{
    /// <summary>Returns the variables; null removes one.</summary>
    /// <param name="user">Variables that stand in for this process's.</param>
    /// <param name="go">The Go to find.</param>
    /// <param name="temporaryFolder">The absolute folder for temporary files.</param>
    /// <param name="hasWorkspace">Whether the source tree has a <c>go.work</c> at its root.</param>
    public static ImmutableDictionary<string, string?> Of(IReadOnlyDictionary<string, string?> user, GoToolchain go, string temporaryFolder, bool hasWorkspace)
    {
        var path = user.TryGetValue("PATH", out var chosen) ? chosen : Environment.GetEnvironmentVariable("PATH");
        return ImmutableDictionary.CreateRange(StringComparer.Ordinal, user).SetItems(new Dictionary<string, string?>
        {
            ["PATH"] = string.Join(Path.PathSeparator, new[] { Path.GetDirectoryName(go.Path), path }.Where(part => !string.IsNullOrEmpty(part))),
            ["GOTOOLCHAIN"] = "local",
            ["GOROOT"] = null,
            ["GOWORK"] = hasWorkspace ? null : "off",
            ["TMPDIR"] = temporaryFolder,
            ["TMP"] = temporaryFolder,
            ["TEMP"] = temporaryFolder,
            ["LC_ALL"] = "C",
            ["NO_COLOR"] = "1",
        });
    }
}
