namespace KubeStellar.Delivery.Releases.Parts;

/// <summary>The names of the rules that parts of a release must keep to be joined.</summary>
public static class PartChecks
{
    /// <summary>Every folder holds a part that was built to its end.</summary>
    public const string ReadableId = "part.readable";

    /// <summary>A part is of the version that is released.</summary>
    public const string VersionId = "part.version";

    /// <summary>A part's images are built from the tagged commit.</summary>
    public const string CommitId = "part.commit";

    /// <summary>A part was built by this version of the program.</summary>
    public const string ProgramId = "part.program";

    /// <summary>A part holds images of this release alone, each once.</summary>
    public const string ImagesId = "part.images";

    /// <summary>An image's content is whole and what the part says of it.</summary>
    public const string ContentId = "part.content";

    /// <summary>One Go built an image for all platforms.</summary>
    public const string GoId = "part.go";

    /// <summary>An image has one base for all platforms.</summary>
    public const string BaseId = "part.base";

    /// <summary>Each planned platform of an image is in one of the parts, and nothing besides.</summary>
    public const string PlatformsId = "part.platforms";

    /// <summary>Parts that hold an image for the same platform hold the same bytes.</summary>
    public const string DistinctId = "part.distinct";

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [ReadableId, VersionId, CommitId, ProgramId, ImagesId, ContentId, GoId, BaseId, PlatformsId, DistinctId];
}
