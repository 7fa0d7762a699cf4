using System.Text;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Decodes the bytes of a YAML file, which is UTF-8.</summary>
internal static class YamlBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text; a byte order mark stays part of it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">The bytes are no UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            var before = bytes[..Math.Max(invalid.Index, 0)];
            var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            throw new InvalidYamlException(file, before.Count((byte)'\n') + 1, column, "UTF-8", $"the byte 0x{Convert.ToHexString(invalid.BytesUnknown ?? [])}", invalid);
        }
    }
}
