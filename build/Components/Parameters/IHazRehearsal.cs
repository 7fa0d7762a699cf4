using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The parameter that says where a release was rehearsed.</summary>
public interface IHazRehearsal : INukeBuild
{
    /// <summary>What <c>Rehearse</c> wrote to: <c>oci:&lt;folder&gt;</c> or <c>host[:port]</c>; default <c>oci:output/rehearsal</c> below the root.</summary>
    [Parameter("Where Promote takes the release from: oci:<folder> or host[:port]. Default: oci:output/rehearsal")]
    string? From => TryGetValue(() => From);
}
