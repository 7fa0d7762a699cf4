using System.Text;

namespace Nuke.Common.IO;

/// <summary>Replaces generated files whole, and only when their content changes.</summary>
internal static class AtomicFile
{
    /// <summary>Returns whether the content was another one.</summary>
    public static bool Update(AbsolutePath path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path) && content.SequenceEqual(File.ReadAllBytes(path)))
            return false;

        path.Parent.CreateDirectory();
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public static bool Update(AbsolutePath path, string content) => Update(path, Encoding.UTF8.GetBytes(content));
}
