using System.Buffers;
using System.Text;

namespace KubeStellar.Oci;

/// <summary>Writes compact JSON with exactly the bytes of Go's <c>encoding/json</c>: <c>&lt; &gt; &amp;</c>, U+2028 and U+2029 escaped, other text as it is.</summary>
public sealed class GoJsonWriter
{
    private readonly ArrayBufferWriter<byte> _output = new(1024);
    private bool _separate;

    /// <summary>Opens an object.</summary>
    public void StartObject() => Open((byte)'{');

    /// <summary>Closes the innermost object.</summary>
    public void EndObject() => Close((byte)'}');

    /// <summary>Opens an array.</summary>
    public void StartArray() => Open((byte)'[');

    /// <summary>Closes the innermost array.</summary>
    public void EndArray() => Close((byte)']');

    /// <summary>Writes the name of the next value.</summary>
    /// <param name="name">The name.</param>
    public void Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Text(name);
        Raw(":"u8);
        _separate = false;
    }

    /// <summary>Writes a string.</summary>
    /// <param name="value">The text; unpaired surrogates become U+FFFD.</param>
    public void Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Separate();
        Raw("\""u8);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var escape = Escape(rune);
            Raw(escape.IsEmpty ? utf8[..rune.EncodeToUtf8(utf8)] : escape);
        }

        Raw("\""u8);
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Number(long value)
    {
        Separate();
        value.TryFormat(_output.GetSpan(20), out var written, default, null);
        _output.Advance(written);
    }

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The truth value.</param>
    public void Boolean(bool value)
    {
        Separate();
        Raw(value ? "true"u8 : "false"u8);
    }

    /// <summary>Writes a name and text, or nothing where the text is null or empty, as <c>omitempty</c> does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The text, or null.</param>
    public void OptionalText(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Name(name);
            Text(value);
        }
    }

    /// <summary>Writes a name and an array of strings, or nothing where it is empty, as <c>omitempty</c> does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The strings.</param>
    public void OptionalList(string name, IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return;
        }

        Name(name);
        StartArray();
        foreach (var value in values)
        {
            Text(value);
        }

        EndArray();
    }

    /// <summary>Writes a name and an object of strings sorted by the bytes of their names, or nothing where it is empty, as <c>omitempty</c> does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The strings by name.</param>
    public void OptionalMap(string name, IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return;
        }

        Name(name);
        StartObject();
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, Utf8Order.Instance))
        {
            Name(key);
            Text(value);
        }

        EndObject();
    }

    /// <summary>Returns a copy of all that was written.</summary>
    public byte[] ToArray() => _output.WrittenSpan.ToArray();

    private static ReadOnlySpan<byte> Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\""u8,
        '\\' => "\\\\"u8,
        '\b' => "\\b"u8,
        '\f' => "\\f"u8,
        '\n' => "\\n"u8,
        '\r' => "\\r"u8,
        '\t' => "\\t"u8,
        '<' => "\\u003c"u8,
        '>' => "\\u003e"u8,
        '&' => "\\u0026"u8,
        0x2028 => "\\u2028"u8,
        0x2029 => "\\u2029"u8,
        < 0x20 => Encoding.ASCII.GetBytes($"\\u00{rune.Value:x2}"),
        _ => default,
    };

    private void Open(byte bracket)
    {
        Separate();
        Raw([bracket]);
        _separate = false;
    }

    private void Close(byte bracket)
    {
        Raw([bracket]);
        _separate = true;
    }

    private void Separate()
    {
        if (_separate)
        {
            Raw(","u8);
        }

        _separate = true;
    }

    private void Raw(ReadOnlySpan<byte> bytes) => _output.Write(bytes);
}
