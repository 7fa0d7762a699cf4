using System.Buffers;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds images in any text: <c>host/path:tag</c>, <c>path:tag</c> where the text says that it is an image, <c>host/path@digest</c>.</summary>
internal sealed class ImageTexts : ITextRule
{
    private const int MaxName = 255;
    private const int MaxVariables = 4;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-/");

    private static readonly SearchValues<char> Marks = SearchValues.Create(":@");

    private static readonly string[] Registries =
        ["ghcr.io", "quay.io", "docker.io", "gcr.io", "registry.k8s.io", "k8s.gcr.io", "public.ecr.aws", "mcr.microsoft.com", "icr.io", "ko.local"];

    // Hosts of sources and packages: what follows a colon there is a line, a port or a key.
    private static readonly string[] NoRegistries = ["github.com", "raw.githubusercontent.com", "golang.org", "k8s.io", "sigs.k8s.io", "pkg.go.dev"];

    private static readonly string[] FileEndings = [".go", ".md", ".sh", ".py", ".yaml", ".yml", ".json", ".txt", ".html", ".svg"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        var searched = area.Start;
        while (searched < area.End && area.Text.AsSpan(searched, area.End - searched).IndexOfAny(Marks) is >= 0 and var next)
        {
            var at = searched + next;
            searched = at + 1;
            if (area.Text[at] == ':')
            {
                OfTag(area, at, findings);
            }
            else if (area.Text.AsSpan(at + 1, area.End - at - 1).StartsWith("sha256:"))
            {
                OfDigest(area, at, findings);
                searched = at + 1 + "sha256:".Length;
            }
        }
    }

    private static void OfTag(TextArea area, int colon, FileFindings findings)
    {
        var start = StartOfName(area, colon);
        if (start == colon || VersionExpression.Read(area.Text, colon + 1, area.End) is not { } tag || !IsImage(area, start, colon, tag))
        {
            return;
        }

        var name = area.Text[start..colon];
        var form = IsChart(area, start) ? ReferenceForm.HelmArguments : ReferenceForm.Image;
        findings.Add(new Mention(new(IsChart(area, start) ? ArtifactKind.Chart : ArtifactKind.Image, name), form, tag, form == ReferenceForm.Image ? "an image with its tag" : "a chart with its tag"));
    }

    private static void OfDigest(TextArea area, int at, FileFindings findings)
    {
        const int Length = 7 + 64;
        var start = StartOfName(area, at);
        if (area.End - at - 1 >= Length && Digest.TryParse(area.Text.Substring(at + 1, Length), out _) && RepositoryName.TryParse(area.Text[start..at], null, out _))
        {
            findings.Add(new Mention(new(ArtifactKind.Image, area.Text[start..at]), ReferenceForm.Image, new VersionText(at + 1, Length), "an image with its digest"));
        }
    }

    private static bool IsImage(TextArea area, int start, int colon, VersionText tag)
    {
        var name = area.Text.AsSpan(start, colon - start);
        var slash = name.IndexOf('/');
        var host = slash > 0 ? name[..slash] : default;
        if (IsAddress(area, start) || Introductions.IsOutput(area, start) || slash == 0 || NoRegistries.AsSpan().Contains(host.ToString()) || EndsAsFile(name))
        {
            return false;
        }

        var literal = tag.Names.Count == 0 ? area.Text.AsSpan(tag.Start, tag.Length) : default;
        return name.Contains('$') ? IsMadeOfVariables(area, start, slash > 0, tag)
            : RepositoryName.TryParse(name.ToString(), null, out _) && (IsRegistry(host) || (Introductions.SaysImage(area, start) && IsTag(literal)) || (slash > 0 && VersionExpression.IsVersion(literal)));
    }

    // Of two variables nothing but what stands around them could tell anything, and a slash behind the tag makes a port of it.
    private static bool IsMadeOfVariables(TextArea area, int start, bool hasPath, VersionText tag)
    {
        var (isLiteral, end) = (tag.Names.Count == 0, tag.Start + tag.Length);
        return (hasPath || isLiteral) && (end == area.End || area.Text[end] != '/')
            && (Introductions.SaysImage(area, start) || (hasPath && isLiteral && VersionExpression.IsVersion(tag.In(area.Text))));
    }

    private static bool IsTag(ReadOnlySpan<char> literal) => literal.IsEmpty || Reference.IsTag(literal.ToString());

    private static bool IsRegistry(ReadOnlySpan<char> host)
    {
        foreach (var registry in Registries)
        {
            if (host.SequenceEqual(registry))
            {
                return true;
            }
        }

        return host.EndsWith(".gcr.io") || host.EndsWith(".pkg.dev") || host.EndsWith(".azurecr.io") || host.EndsWith(".amazonaws.com");
    }

    private static bool EndsAsFile(ReadOnlySpan<char> name)
    {
        foreach (var ending in FileEndings)
        {
            if (name.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    // https://host/path:8080 names no image; oci:// and docker:// do.
    private static bool IsAddress(TextArea area, int start) => start > area.Start && (area.Text[start - 1] is '}' or ')' or '$' or '%'
        || (area.Text[start - 1] == ':' && area.Text.AsSpan(start).StartsWith("//"))
        || (area.Text[start - 1] == ':' && char.IsAsciiDigit(area.Text[start])));

    private static bool IsChart(TextArea area, int start) => start >= area.Start + 6 && area.Text.AsSpan(start - 6, 6).SequenceEqual("oci://");

    private static int StartOfCharacters(TextArea area, int floor, int end) => floor + area.Text.AsSpan(floor, end - floor).LastIndexOfAnyExcept(NameCharacters) + 1;

    // Of the variable in capitals or brackets that ends at a place: ${X}, $(X), $X; -1 for none.
    private static int StartOfVariable(TextArea area, int floor, int end)
    {
        var sign = area.Text.AsSpan(floor, end - floor).LastIndexOf('$');
        return sign >= 0 && Variables.Read(area.Text, floor + sign, area.End) is { } variable && variable.Start + variable.Length == end ? variable.Start : -1;
    }

    private static int StartOfName(TextArea area, int end)
    {
        var floor = Math.Max(area.Start, end - MaxName);
        var start = StartOfCharacters(area, floor, end);
        for (var variables = 0; variables < MaxVariables && StartOfVariable(area, floor, start) is >= 0 and var variable; variables++)
        {
            start = StartOfCharacters(area, floor, variable);
        }

        start -= start > floor && area.Text[start - 1] == '$' ? 1 : 0;
        var name = area.Text.AsSpan(start, end - start);

        // The scheme of a chart, and the sign in front of a shell's default: ${X:-host/path:tag}.
        return name.StartsWith("//") && area.Text.AsSpan(0, start).EndsWith("oci:") ? start + 2 : start + name.Length - name.TrimStart("-_.").Length;
    }
}
