using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KubeStellar.Oci;

/// <summary>Linux's <c>sendfile</c>, by which bytes of a file get into a connection without passing through this process.</summary>
internal static partial class SendFile
{
    /// <summary>Whether the operating system has it, with offsets that reach the end of large files.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Sends as many bytes as the connection takes at once; 0 where it takes none, or none in this way.</summary>
    public static int TrySend(SafeHandle socket, SafeFileHandle file, long start, int length)
    {
        if (!IsSupported)
        {
            return 0;
        }

        var sent = Send(socket, file, ref start, length);
        return sent > 0 ? (int)sent : 0;
    }

    [LibraryImport("libc", EntryPoint = "sendfile")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Send(SafeHandle socket, SafeFileHandle file, ref long offset, nint count);
}
