using Nuke.Common;

namespace KubeStellar.Build.Composition;

/// <summary>The parameters that hold texts. One that is given without a text, as a variable leaves it that is not set, is a mistake: nobody asks for the folder of no name.</summary>
internal static class GivenParameters
{
    /// <summary>Refuses all texts that are empty, together. Credentials and checks to skip may be empty, which is as good as none.</summary>
    /// <param name="build">The parameters.</param>
    /// <exception cref="EmptyParametersException">There are such texts.</exception>
    public static void EnsureNoneIsEmpty(INukeBuild build)
    {
        var empty = TextsOf(build).Where(parameter => parameter.Value is { } text && string.IsNullOrWhiteSpace(text)).Select(parameter => parameter.Name).ToList();
        if (empty.Count > 0)
        {
            throw new EmptyParametersException(empty);
        }
    }

    private static IEnumerable<(string Name, string? Value)> TextsOf(INukeBuild build) =>
    [
        ("--source", (build as IHazSource)?.Source),
        ("--registry", (build as IHazRegistry)?.Registry),
        ("--from", (build as IHazRehearsal)?.From),
        ("--platform", (build as IHazPlatform)?.Platform),
        ("--partial", (build as IHazPartial)?.Partial),
        ("--merge", (build as IHazMerge)?.Merge),
        ("--arch", (build as IHazLocalImage)?.Arch),
        ("--cmd-name", (build as IHazLocalImage)?.CmdName),
        ("--at", (build as IHazAt)?.At),
        ("--revision", (build as IHazRevision)?.Revision),
        ("--change", (build as IHazChange)?.Change),
        ("--format", (build as IHazGraph)?.Format),
        ("--view", (build as IHazGraph)?.View),
        ("--to", (build as IHazUpdate)?.To),
        ("--release", (build as IHazUpdate)?.OwnRelease),
    ];
}
