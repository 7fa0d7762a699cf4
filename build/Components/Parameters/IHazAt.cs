using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that names a moment of the source's history.</summary>
public interface IHazAt : INukeBuild
{
    /// <summary>A commit, tag or branch of the source, which need not be checked out; null means the work tree.</summary>
    [Parameter("Commit, tag or branch whose references to read, without checking it out. Default: the work tree")]
    string? At => TryGetValue(() => At);
}
