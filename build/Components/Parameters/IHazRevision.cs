using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameters that say which files of the source are checked.</summary>
public interface IHazRevision : INukeBuild
{
    /// <summary>A commit, tag or branch of the source; null means HEAD.</summary>
    [Parameter("Commit, tag or branch of the source to check. Default: HEAD")]
    string? Revision => TryGetValue(() => Revision);

    /// <summary>Whether the files of the work tree are checked as they are, instead of a commit; default false.</summary>
    [Parameter("Check the files of the work tree as they are, instead of a commit")]
    bool IncludeDirty => TryGetValue<bool?>(() => IncludeDirty) ?? false;
}
