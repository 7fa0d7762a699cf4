using System.Buffers.Binary;
using System.Numerics;
using LibGit2Sharp;

namespace KubeStellar.Delivery.Git;

/// <summary>The length that git gives an abbreviated commit (core.abbrev = auto, <c>object-name.c</c>): it grows with the number of packed objects.</summary>
internal static class CommitAbbreviation
{
    private const int Minimum = 7;

    // A version 2 pack index: 8 bytes of signature and version, then 256 cumulative counts; the last is the total.
    private const int CountOffset = 8 + (255 * 4);

    internal static string Of(Repository repository, Commit commit)
    {
        var bits = BitOperations.Log2((uint)Math.Max(1, CountPackedObjects(repository.Info.Path))) + 1;
        var length = Math.Max(Minimum, (bits + 1) / 2);
        return repository.ObjectDatabase.ShortenObjectId(commit, length);
    }

    private static long CountPackedObjects(string gitDirectory)
    {
        var packs = Path.Combine(gitDirectory, "objects", "pack");
        return Directory.Exists(packs) ? Directory.EnumerateFiles(packs, "*.idx").Sum(CountObjects) : 0;
    }

    private static long CountObjects(string index)
    {
        using var file = File.OpenRead(index);
        Span<byte> count = stackalloc byte[4];
        file.Position = CountOffset;
        return file.ReadAtLeast(count, count.Length, throwOnEndOfStream: false) == count.Length ? BinaryPrimitives.ReadUInt32BigEndian(count) : 0;
    }
}
