using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>The git tag of a Go module's version: the module's folder in the repository is in front of it (go.dev/ref/mod#vcs-version).</summary>
internal static partial class ModuleTag
{
    private const string Incompatible = "+incompatible";

    /// <summary>Returns the tag, such as <c>v1.2.3</c> or <c>api/v1.2.3</c>.</summary>
    /// <param name="module">The module, whose repository is known.</param>
    /// <param name="version">Its version.</param>
    public static string Of(ReferencedArtifact module, string version)
    {
        var tag = version.EndsWith(Incompatible, StringComparison.Ordinal) ? version[..^Incompatible.Length] : version;
        var root = $"github.com/{module.Repository}/";
        var folder = module.Name.StartsWith(root, StringComparison.Ordinal) ? MajorVersion().Replace(module.Name[root.Length..], "") : "";
        return folder.Length == 0 ? tag : $"{folder}/{tag}";
    }

    [GeneratedRegex(@"(^|/)v\d+$", RegexOptions.ExplicitCapture)]
    private static partial Regex MajorVersion();
}
