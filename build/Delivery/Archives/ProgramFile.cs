using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Archives;

/// <summary>A program in a temporary file of its own, deleted in the end.</summary>
internal sealed class ProgramFile : IDisposable
{
    /// <summary>The path of the file.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    /// <summary>Returns the version of Go that the program says it was compiled with; null for a version that is no release.</summary>
    public GoVersion? ReadToolchain()
    {
        using var file = File.OpenRead(Path);
        return GoVersion.TryParse(GoBuildInformationReader.Read(file, "a program of an archive").GoVersion, out var version) ? version : null;
    }

    public void Dispose() => File.Delete(Path);
}
