using Semver;

namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>Semantic versions, as Masterminds/semver reads them: a leading <c>v</c> and missing parts are allowed.</summary>
internal static class VersionFunctions
{
    private const SemVersionStyles Lenient = SemVersionStyles.AllowV | SemVersionStyles.OptionalMinorPatch;

    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Spread,
        ("semver", call => Fields(Parse(call.Text(0)))),
        ("semverCompare", call => VersionConstraint.IsMet(call.Text(0), Parse(call.Text(1)))));

    private static SemVersion Parse(string text) =>
        SemVersion.TryParse(text, Lenient, out var version, maxLength: 256) ? version : throw new TemplateFailure($"\"{text}\" is no semantic version");

    private static TemplateMap Fields(SemVersion version) => new()
    {
        ["Major"] = (long)version.Major,
        ["Minor"] = (long)version.Minor,
        ["Patch"] = (long)version.Patch,
        ["Prerelease"] = version.Prerelease,
        ["Metadata"] = version.Metadata,
        ["Original"] = version.ToString(),
    };
}
