namespace Nuke.Common.Utilities;

/// <summary>Writes lines with indentation and comments.</summary>
public class CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
{
    private int _depth;

    /// <summary>Writes a line, indented; an empty one when there is no text.</summary>
    public void WriteLine(string? text = null)
    {
        if (text is not null)
        {
            for (var i = 0; i < _depth * indentationFactor; i++)
                streamWriter.Write(' ');
        }

        streamWriter.WriteLine(text);
    }

    /// <summary>Writes a line of comment.</summary>
    public void WriteComment(string? text = null) => WriteLine($"{commentPrefix} {text}".TrimEnd());

    /// <summary>Calls a function with this writer.</summary>
    public void Write(Action<CustomFileWriter> writer) => writer(this);

    /// <summary>Indents what follows until the result is disposed.</summary>
    public IDisposable Indent()
    {
        _depth++;
        return new Indentation(this);
    }

    private sealed class Indentation(CustomFileWriter writer) : IDisposable
    {
        public void Dispose() => writer._depth--;
    }
}
