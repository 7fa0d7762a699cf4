using System.Runtime.InteropServices;

namespace KubeStellar.Oci;

/// <summary>Hard links, which the base class library does not make.</summary>
internal static partial class HardLink
{
    /// <summary>Creates a link and says whether that succeeded; it fails across file systems and where the link's path is taken.</summary>
    public static bool TryCreate(string link, string target) =>
        OperatingSystem.IsWindows() ? CreateHardLink(link, target, 0) : Link(target, link) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string target, string link);

    [LibraryImport("kernel32.dll", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string link, string target, nint security);
}
