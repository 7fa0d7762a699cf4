using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KubeStellar.Oci;

/// <summary>A part of a file as memory that is filled only when somebody looks at it; who recognises it can let the operating system move the bytes.</summary>
internal sealed class FileMemory(SafeFileHandle file, long start, int length) : MemoryManager<byte>
{
    private byte[]? _bytes;

    /// <summary>The file.</summary>
    public SafeFileHandle File => file;

    // The base class asks for the bytes to learn their number.
    public override Memory<byte> Memory => CreateMemory(length);

    /// <summary>Returns the part of a file that a piece of memory stands for, or null where it is ordinary memory.</summary>
    public static (SafeFileHandle File, long Start)? Find(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetMemoryManager<byte, FileMemory>(memory, out var manager, out var offset, out _) ? (manager.File, manager.Start + offset) : null;

    public override Span<byte> GetSpan() => Bytes().AsSpan(0, length);

    public override MemoryHandle Pin(int elementIndex = 0) => Bytes().AsMemory(elementIndex).Pin();

    public override void Unpin()
    {
    }

    /// <summary>Reads a part of a file; one that ends before is an <see cref="IOException"/>.</summary>
    public static void Read(SafeFileHandle file, long start, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(file, into, start);
            if (read == 0)
            {
                throw new EndOfStreamException("the file became shorter while it was read");
            }

            into = into[read..];
            start += read;
        }
    }

    protected override bool TryGetArray(out ArraySegment<byte> segment)
    {
        segment = new ArraySegment<byte>(Bytes(), 0, length);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (_bytes is { } bytes)
        {
            _bytes = null;
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private long Start => start;

    private byte[] Bytes()
    {
        if (_bytes is null)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(length);
            Read(file, start, bytes.AsSpan(0, length));
            _bytes = bytes;
        }

        return _bytes;
    }
}
