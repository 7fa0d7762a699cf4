namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds file names that hold the version of what they were downloaded from: <c>tar -xf name_1.2.3_linux_amd64.tar.gz</c>, <c>mv name-1.2.3 name</c>.</summary>
internal static class NamedFiles
{
    private const int MaxName = 200;

    /// <summary>Finds the version in a downloaded file's name, and the same name around it.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="artifact">What the file is of.</param>
    /// <param name="version">The version in the address.</param>
    /// <param name="at">Where the name starts.</param>
    /// <param name="findings">Gets what is found.</param>
    public static void FindFile(TextArea area, ReferencedArtifact artifact, VersionText version, int at, FileFindings findings)
    {
        var name = area with { Start = at, End = Math.Min(area.EndOfName(at), at + MaxName) };
        var length = name.End - at;
        if (version.Names.Count > 0)
        {
            OfVariable(name, artifact, findings);
        }
        else if (length > 0 && BareVersion(area.Text.AsSpan(version.Start, version.Length)) is { IsEmpty: false } bare && name.Text.AsSpan(at, length).IndexOf(bare) is >= 0 and var offset)
        {
            Add(area, at, artifact, name.Text.Substring(at, length), offset, bare.Length, findings);
        }
    }

    /// <summary>Finds the folder that an archive of sources holds: the repository's name, a dash and the version.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="version">The version in the address.</param>
    /// <param name="findings">Gets what is found.</param>
    public static void FindFolder(TextArea area, string repository, VersionText version, FileFindings findings)
    {
        var bare = BareVersion(area.Text.AsSpan(version.Start, version.Length));
        if (version.Names.Count == 0 && !bare.IsEmpty)
        {
            var name = repository[(repository.IndexOf('/', StringComparison.Ordinal) + 1)..] + "-";
            Add(area, version.Start, new(ArtifactKind.Source, repository), $"{name}{bare}", name.Length, bare.Length, findings);
        }
    }

    private static void Add(TextArea area, int at, ReferencedArtifact artifact, string name, int offset, int length, FileFindings findings)
    {
        foreach (var place in area.Around(at).PlacesOf(name))
        {
            findings.Add(new Mention(artifact, artifact.Kind == ArtifactKind.Source ? ReferenceForm.SourceUrl : ReferenceForm.DownloadUrl, new VersionText(place + offset, length) { Prefix = "v" }, "the name of a downloaded file"));
        }
    }

    private static void OfVariable(TextArea name, ReferencedArtifact artifact, FileFindings findings)
    {
        var at = name.Text.AsSpan(name.Start, name.End - name.Start).IndexOf('$');
        if (at >= 0 && Variables.Read(name.Text, name.Start + at, name.End) is { } variable && !variable.Names[0].StartsWith('$'))
        {
            findings.Add(new Mention(artifact, ReferenceForm.DownloadUrl, variable with { Prefix = "v" }, "the name of a downloaded file"));
        }
    }

    // File names leave the v out; empty for what is no version.
    private static ReadOnlySpan<char> BareVersion(ReadOnlySpan<char> tag) => !tag.StartsWith("v") || !VersionExpression.IsVersion(tag) ? default : tag[1..];
}
