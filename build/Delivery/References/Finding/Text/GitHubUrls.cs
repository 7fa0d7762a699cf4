namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds addresses of GitHub that name a release, a tag or a branch.</summary>
internal sealed class GitHubUrls : ITextRule
{
    private const string Web = "github.com/";
    private const string Raw = "raw.githubusercontent.com/";
    private const string Tags = "refs/tags/";
    private const string Heads = "refs/heads/";

    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var at in area.PlacesOf(Web))
        {
            if (RepositoryPath.Read(area, at + Web.Length) is { } repository)
            {
                OfWeb(area, repository, findings);
            }
        }

        foreach (var at in area.PlacesOf(Raw))
        {
            if (RepositoryPath.Read(area, at + Raw.Length) is { } repository)
            {
                OfSources(area, repository, repository.End, "a file of the sources", ReferenceForm.SourceUrl, findings);
            }
        }
    }

    private static void OfWeb(TextArea area, RepositoryPath repository, FileFindings findings)
    {
        var rest = area.Text.AsSpan(repository.End, area.End - repository.End);
        if (rest.StartsWith("releases/download/"))
        {
            ReleaseFiles.Find(area, repository.Name, repository.End + "releases/download/".Length, findings);
        }
        else if (rest.StartsWith("releases/latest/download/"))
        {
            var latest = new VersionText(repository.End + "releases/".Length, "latest".Length);
            findings.Add(new Mention(new(ArtifactKind.ReleaseAsset, repository.Name), ReferenceForm.DownloadUrl, latest, "a file of the newest release") { Kind = ReferenceKind.Moving });
        }
        else if (rest.StartsWith("releases/tag/"))
        {
            OfSources(area, repository, repository.End + "releases/tag/".Length, "the page of a release", ReferenceForm.PageUrl, findings);
        }
        else if (rest.StartsWith("blob/") || rest.StartsWith("tree/"))
        {
            OfSources(area, repository, repository.End + "blob/".Length, "a page of the sources", ReferenceForm.PageUrl, findings);
        }
        else if (rest.StartsWith("raw/"))
        {
            OfSources(area, repository, repository.End + "raw/".Length, "a file of the sources", ReferenceForm.SourceUrl, findings);
        }
        else if (rest.StartsWith("archive/") || rest.StartsWith("tarball/") || rest.StartsWith("zipball/"))
        {
            var start = repository.End + (rest[0] == 'a' ? "archive/".Length : "tarball/".Length);
            if (OfSources(area, repository, start, "an archive of the sources", ReferenceForm.SourceUrl, findings) is { } version)
            {
                NamedFiles.FindFolder(area, repository.Name, version, findings);
            }
        }
        else
        {
            OfQuery(area, repository, findings);
        }
    }

    private static VersionText? OfSources(TextArea area, RepositoryPath repository, int at, string reason, ReferenceForm form, FileFindings findings)
    {
        var rest = area.Text.AsSpan(at, area.End - at);
        var kind = rest.StartsWith(Heads) ? ReferenceKind.Moving : (ReferenceKind?)null;
        var start = at + (kind is not null ? Heads.Length : rest.StartsWith(Tags) ? Tags.Length : 0);
        if (VersionExpression.Read(area.Text, start, area.End) is not { } version || version.In(area.Text) is "refs")
        {
            return null;
        }

        // Where the tag is not told apart, a branch of a release looks like a version.
        kind ??= start == at && (version.Prefix.StartsWith("release-", StringComparison.Ordinal) || version.In(area.Text).StartsWith("release-")) ? ReferenceKind.Moving : null;
        var isPicture = IsPicture(area, version.Start + version.Length);
        reason = isPicture ? "a picture on a page" : reason;
        findings.Add(new Mention(new(ArtifactKind.Source, repository.Name), isPicture ? ReferenceForm.PageUrl : form, version, kind is null ? reason : $"{reason}, at a branch") { Kind = kind });
        PathTexts.FindAt(area, version.Start + version.Length, findings);
        return version;
    }

    private static bool IsPicture(TextArea area, int at)
    {
        var path = area.Text[at..area.EndOfName(at)].Split('?')[0];
        return Array.Exists(Pictures, ending => path.EndsWith(ending, StringComparison.Ordinal));
    }

    // A remote base of kustomize: github.com/owner/name//folder?ref=v1.2.3.
    private static void OfQuery(TextArea area, RepositoryPath repository, FileFindings findings)
    {
        var url = area with { Start = repository.End, End = area.EndOfName(repository.End) };
        foreach (var at in url.PlacesOf("ref=").Where(at => area.Text[at - 1] is '?' or '&').Take(1))
        {
            if (VersionExpression.Read(area.Text, at + "ref=".Length, area.End) is { } version)
            {
                findings.Add(new Mention(new(ArtifactKind.Source, repository.Name), ReferenceForm.SourceUrl, version, "sources at a revision"));
            }
        }
    }
}
