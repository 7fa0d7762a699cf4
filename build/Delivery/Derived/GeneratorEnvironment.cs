using System.Collections.Immutable;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Derived;

/// <summary>The variables that programs of a derivation see, and no others: the user's without credentials. The Go that was found comes first and is not replaced by another; nothing around the source tree plays in.</summary>
internal static class GeneratorEnvironment
{
    /// <summary>Returns the variables; null stands for one that is not set.</summary>
    /// <param name="user">The user's environment.</param>
    /// <param name="go">The Go to find.</param>
    /// <param name="temporaryFolder">The absolute folder for temporary files.</param>
    /// <param name="hasWorkspace">Whether the source tree has a <c>go.work</c> at its root.</param>
    public static ImmutableDictionary<string, string?> Of(IReadOnlyDictionary<string, string> user, GoToolchain go, string temporaryFolder, bool hasWorkspace) =>
        ProgramEnvironment.Of(user).SetItems(new Dictionary<string, string?>
        {
            ["PATH"] = string.Join(Path.PathSeparator, new[] { Path.GetDirectoryName(go.Path), user.GetValueOrDefault("PATH") }.Where(part => !string.IsNullOrEmpty(part))),
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
