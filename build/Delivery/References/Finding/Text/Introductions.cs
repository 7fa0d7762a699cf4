using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Tells by what stands in front of a word whether it names an image.</summary>
internal static class Introductions
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \t\"'`(,");

    private const int MaxDistance = 64;

    /// <summary>Whether <c>image:</c>, <c>--image=</c>, <c>FROM</c>, <c>docker pull</c> or the like stands right in front of a word on its line.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="start">The number of the word's first character.</param>
    public static bool SaysImage(TextArea area, int start)
    {
        var floor = Math.Max(area.LineAt(start).Start, start - MaxDistance);
        var before = area.Text.AsSpan(floor, start - floor).TrimEnd(" \t\"'`([=:");
        var word = before[(before.LastIndexOfAny(Separators) + 1)..];
        return word.EndsWith("image", StringComparison.OrdinalIgnoreCase) || word is "FROM" || Pulls(before);
    }

    /// <summary>Whether a line says what a program has pulled, so that it is its output and no reference.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="start">The number of the image's first character.</param>
    public static bool IsOutput(TextArea area, int start)
    {
        var first = area.LineAt(start).Start;
        return area.Text.AsSpan(first, start - first).Trim() is "Pulled:" or "Status: Downloaded newer image for";
    }

    private static bool Pulls(ReadOnlySpan<char> before) => before.EndsWith("docker pull") || before.EndsWith("docker push") || before.EndsWith("podman pull") || before.EndsWith("docker-image");
}
