using KubeStellar.Delivery.Releases;
using KubeStellar.Oci;

namespace KubeStellar.Build.Packing;

/// <summary>The folder for packages, in which a version is written once as a tag in a registry is.</summary>
internal static class PackageFolder
{
    /// <summary>Moves packages into the folder; those that it has already stay as they are.</summary>
    /// <param name="made">The absolute folder of the new packages.</param>
    /// <param name="folder">The absolute folder.</param>
    /// <exception cref="OtherPackageException">It holds one of the same name with other bytes; nothing is written then.</exception>
    public static IReadOnlyList<PackedPackage> Take(string made, string folder)
    {
        Directory.CreateDirectory(folder);
        var files = Directory.EnumerateFiles(made, "*.*nupkg").Order(StringComparer.Ordinal).Select(file => (File: file, Target: Path.Combine(folder, Path.GetFileName(file)), Digest: DigestOf(file))).ToList();
        var others = files.Where(file => File.Exists(file.Target) && DigestOf(file.Target) != file.Digest).Select(file => file.Target).ToList();
        if (others.Count > 0)
        {
            throw new OtherPackageException(others);
        }

        return [.. files.Select(file => Take(file.File, file.Target, file.Digest))];
    }

    private static PackedPackage Take(string made, string target, Digest digest)
    {
        var isNew = !File.Exists(target);
        if (isNew)
        {
            // Beside its place first: whoever looks sees a whole package or none.
            File.Copy(made, target + ".new", overwrite: true);
            File.Move(target + ".new", target);
        }

        return new PackedPackage(Path.GetFileName(target), digest, ByteSize.Format(new FileInfo(target).Length), isNew ? "written" : "unchanged");
    }

    private static Digest DigestOf(string file) => Digest.Of(File.ReadAllBytes(file));
}
