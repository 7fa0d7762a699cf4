using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Archives;

/// <summary>What a build of archives left in the staging repository.</summary>
/// <param name="Files">The archives, in the order of the request.</param>
/// <param name="Toolchains">The versions of Go that compiled their programs, as these say it, least first.</param>
public sealed record BuiltArchives(IReadOnlyList<ArchiveFile> Files, IReadOnlyList<GoVersion> Toolchains);
