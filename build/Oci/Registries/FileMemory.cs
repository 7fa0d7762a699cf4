using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KubeStellar.Oci;

/// <summary>A part of a file as memory that is filled only when somebody looks at it; who recognises it can let the operating system move the bytes.</summary>
internal sealed class FileMemory(SafeFileHandle file, long start, int length) : MemoryManager<byte>
{
    private byte[]? _bytes;

    // The base class asks for the bytes to learn their number.
    public override Memory<byte> Memory => CreateMemory(length);

    /// <summary>Why the file could not be read, or null; whoever writes the memory to a connection may take it for a failure of that.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>Returns the part of a file that a piece of memory stands for, and where in it the piece begins; null where it is ordinary memory.</summary>
    public static (FileMemory Memory, int Offset)? Find(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetMemoryManager<byte, FileMemory>(memory, out var manager, out var offset, out _) ? (manager, offset) : null;

    public override Span<byte> GetSpan() => Bytes().AsSpan(0, length);

    public override MemoryHandle Pin(int elementIndex = 0) => Bytes().AsMemory(elementIndex).Pin();

    public override void Unpin()
    {
    }

    /// <summary>Sends as many bytes as the connection takes at once; 0 where it takes none, or none in this way.</summary>
    public int TrySend(SafeHandle socket, int offset, int count) => SendFile.TrySend(socket, file, start + offset, count);

    /// <summary>Reads bytes; a file that ends before is an <see cref="IOException"/>, which <see cref="Failure"/> keeps.</summary>
    public void Read(int offset, Span<byte> into)
    {
        try
        {
            for (var at = start + offset; into.Length > 0;)
            {
                var read = RandomAccess.Read(file, into, at);
                if (read == 0)
                {
                    throw new EndOfStreamException("the file became shorter while it was read");
                }

                into = into[read..];
                at += read;
            }
        }
        catch (IOException failure)
        {
            Failure = failure;
            throw;
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

    private byte[] Bytes()
    {
        if (_bytes is null)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(length);
            Read(0, bytes.AsSpan(0, length));
            _bytes = bytes;
        }

        return _bytes;
    }
}
