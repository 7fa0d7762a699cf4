namespace KubeStellar.Delivery.Tools;

/// <summary>A program in the tool cache that <c>go install</c> made.</summary>
/// <param name="Name">The version by which it was asked for.</param>
/// <param name="Version">The version that Go wrote into it, else the one by which it was asked for.</param>
/// <param name="Go">The Go that built it, as Go wrote it into it, else the oldest that was asked for; null where neither is known.</param>
/// <param name="Path">The absolute path of the program.</param>
internal sealed record InstalledTool(string Name, string Version, GoVersion? Go, string Path)
{
    /// <summary>Whether it is the program of a pin.</summary>
    /// <param name="pin">The version, commit or <c>latest</c> asked for.</param>
    public bool Meets(string pin) => Name == pin || PinnedVersion.IsMet(Version, pin);
}
