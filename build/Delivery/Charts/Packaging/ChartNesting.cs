namespace KubeStellar.Delivery.Charts.Packaging;

/// <summary>Bounds what charts within charts can grow to, however they are nested: archives may hold themselves.</summary>
internal sealed class ChartNesting
{
    /// <summary>How deep charts may lie in each other: 16.</summary>
    private const int MaxDepth = 16;

    private long _remaining = ChartArchive.MaxSize;
    private int _depth;

    /// <summary>Takes apart what is nested one level deeper.</summary>
    /// <param name="location">What to call it in messages.</param>
    /// <param name="read">Takes it apart.</param>
    /// <exception cref="ChartArchiveException">It is too deep.</exception>
    public T Enter<T>(string location, Func<T> read)
    {
        if (_depth == MaxDepth)
        {
            throw new ChartArchiveException(location, null, $"charts within charts at most {MaxDepth} deep", "more");
        }

        _depth++;
        var result = read();
        _depth--;
        return result;
    }

    /// <summary>Unpacks an archive that lies in a chart; all of them together stay within <see cref="ChartArchive.MaxSize"/>.</summary>
    /// <param name="archive">The compressed bytes.</param>
    /// <param name="location">What to call it in messages.</param>
    public ChartFileSet Unpack(ReadOnlyMemory<byte> archive, string location)
    {
        var reader = new ChartArchiveReader(location, _remaining);
        var files = reader.Read(archive);
        _remaining -= reader.Unpacked;
        return files;
    }
}
