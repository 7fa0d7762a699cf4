namespace Nuke.Common.IO;

/// <summary>Collects a file's content and puts it in place when disposed, if it differs from what is there.</summary>
internal sealed class ReplacingStream(AbsolutePath file) : MemoryStream
{
    protected override void Dispose(bool disposing)
    {
        if (disposing && CanRead)
            AtomicFile.Update(file, GetBuffer().AsSpan(0, (int)Length));
        base.Dispose(disposing);
    }
}
