using System.Reflection;

namespace KubeStellar.Build.Sample;

/// <summary>The sample's files as this program carries them.</summary>
internal static class SampleResources
{
    /// <summary>Reads every file below a folder, by its path there, in the order of the paths.</summary>
    /// <param name="folder">The folder, such as <c>sample</c>.</param>
    public static SortedDictionary<string, byte[]> Read(string folder)
    {
        var prefix = folder + "/";
        var assembly = Assembly.GetExecutingAssembly();
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[name[prefix.Length..].Replace('\\', '/')] = content;
        }

        return files;
    }
}
