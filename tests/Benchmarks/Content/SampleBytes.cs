namespace KubeStellar.Benchmarks.Content;

/// <summary>Bytes that shrink to about half, as machine code does; the same every time.</summary>
internal static class SampleBytes
{
    public static byte[] Create(int mebibytes)
    {
        var bytes = new byte[mebibytes * 1024 * 1024];
        var random = new Random(mebibytes);
        for (var block = 0; block < bytes.Length; block += 256)
        {
            random.NextBytes(bytes.AsSpan(block, 96));
            bytes.AsSpan(block, 32).CopyTo(bytes.AsSpan(block + 128));
        }

        return bytes;
    }
}
