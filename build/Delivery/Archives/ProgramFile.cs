using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Tools;

namespace KubeStellar.Delivery.Archives;

/// <summary>A program in a temporary file of its own, deleted in the end.</summary>
internal sealed class ProgramFile : IDisposable
{
    private readonly ScratchFolder _scratch = ScratchFolder.CreateTemporary("program");

    /// <summary>Makes the file's place.</summary>
    public ProgramFile() => Directory.CreateDirectory(_scratch.Path);

    /// <summary>The path of the file.</summary>
    public string Path => System.IO.Path.Combine(_scratch.Path, "program");

    /// <summary>Returns the version of Go that the program says it was compiled with; null for a version that is no release.</summary>
    public GoVersion? ReadToolchain()
    {
        using var file = File.OpenRead(Path);
        return GoVersion.TryParse(GoBuildInformationReader.Read(file, "a program of an archive").GoVersion, out var version) ? version : null;
    }

    public void Dispose() => _scratch.Dispose();
}
