namespace KubeStellar.Delivery.Archives;

/// <summary>A program in a temporary file of its own, deleted in the end.</summary>
internal sealed class ProgramFile : IDisposable
{
    /// <summary>The path of the file.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public void Dispose() => File.Delete(Path);
}
