using KubeStellar.Oci;

namespace KubeStellar.Build.Packing;

/// <summary>Packages of a version exist with other bytes.</summary>
internal sealed class OtherPackageException(IReadOnlyList<string> files) : FaultException(new Fault(
    "pack",
    string.Join(", ", files.Select(Path.GetFileName)),
    "no package of this version, or the same bytes",
    $"other bytes in {Path.GetDirectoryName(files[0])}: the tag was moved, or another .NET SDK made them",
    "remove them if they were not published, or release a new version; nothing was written"));
