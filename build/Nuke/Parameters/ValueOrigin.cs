namespace Nuke.Common.Parameters;

/// <summary>Where a value comes from, for messages and for what a relative path is relative to.</summary>
internal sealed record ValueOrigin(string Description, bool IsCommandLine = false, bool IsFile = false, bool IsForeign = false)
{
    public static readonly ValueOrigin CommandLine = new("command line", IsCommandLine: true);

    /// <summary>An environment variable; one without NUKE in front may be there for something else.</summary>
    public static ValueOrigin Environment(string name)
        => new($"environment variable {name}", IsForeign: !name.StartsWith("NUKE", StringComparison.OrdinalIgnoreCase));

    public static ValueOrigin File(string name) => new($"file .nuke/{name}", IsFile: true);
}
