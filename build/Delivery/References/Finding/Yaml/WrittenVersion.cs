using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding.Yaml;

/// <summary>Reads a version that structure has found, so that all of a piece of text is the version, whatever its form.</summary>
internal static class WrittenVersion
{
    /// <summary>Returns the version at a piece of a scalar's value; null where the file does not have it as it reads, as with escapes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The scalar's value.</param>
    /// <param name="from">The number of the piece's first character in the value.</param>
    /// <param name="length">How many characters it has.</param>
    public static VersionText? At(YamlFile file, PlacedText text, int from, int length)
    {
        if (text.Find(from, length) is not { } start)
        {
            return null;
        }

        var written = text.Value.Substring(from, length);
        if (!IsVariable(written))
        {
            return new VersionText(start, length);
        }

        // What stands around a variable makes a version that no name stands for.
        var read = VersionExpression.Read(file.Source.Text, start, start + length);
        return read is { Names.Count: > 0 } && read.Start + read.Length == start + length && read.Start - read.Prefix.Length == start
            ? read
            : new VersionText(start, length) { Names = [written] };
    }

    /// <summary>Returns the version that is the whole of a scalar's value; null where the file does not have it as it reads.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scalar">The scalar.</param>
    public static VersionText? Of(YamlFile file, PlacedNode.Scalar scalar) => At(file, scalar.Places, 0, scalar.Value.AsSpan().TrimEnd().Length);

    /// <summary>Whether a text has variables.</summary>
    /// <param name="text">The text.</param>
    public static bool IsVariable(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains('$', StringComparison.Ordinal);
}
