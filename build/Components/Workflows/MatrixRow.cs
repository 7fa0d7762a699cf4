using KubeStellar.Oci;

namespace KubeStellar.Build.Workflows;

/// <summary>The platforms that one machine builds in a release.</summary>
/// <param name="Platforms">The platforms, separated by commas.</param>
/// <param name="Runner">The machine's label.</param>
internal sealed record MatrixRow(string Platforms, string Runner)
{
    /// <summary>The name of the part of the release, which also names its folder.</summary>
    public string Part => Platforms.Replace('/', '-').Replace(',', '_');

    /// <summary>Reads <c>linux/amd64=ubuntu-24.04</c>.</summary>
    /// <param name="text">The platforms and the label.</param>
    /// <exception cref="FormatException">The text is of another form, or names what is no platform.</exception>
    public static MatrixRow Parse(string text)
    {
        if (text.Split('=') is not [var platforms, { Length: > 0 } runner])
        {
            throw new FormatException($"\"{text}\" is no row of a release's matrix; write for example linux/arm64=ubuntu-24.04-arm");
        }

        return new MatrixRow(string.Join(',', Platform.ParseList(platforms)), runner);
    }
}
