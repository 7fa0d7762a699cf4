using KubeStellar.Delivery.Archives;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Delivery.Versions;
using Octokit;

namespace KubeStellar.Delivery.GitHub;

/// <summary>Brings the release of one source on GitHub to what it shall be: first as a draft, then published; each step looks at what is there.</summary>
/// <param name="client">The releases of the repository.</param>
/// <param name="announced">What the release shall be.</param>
/// <param name="progress">Hears of each step.</param>
internal sealed class DraftRelease(GitHubReleases client, AnnouncedSource announced, IProgress<ReleaseStep> progress)
{
    private readonly string _subject = $"GitHub release {announced.Subject}";

    /// <summary>Makes the draft with all its files, unless the release is published already.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var found = FoundRelease.Of(await client.ListAsync(), announced.Tag);
        if (found.Published is not null)
        {
            return;
        }

        var draft = await DescribeAsync(found.Draft ?? await CreateAsync());
        var comparison = await AssetComparison.OfAsync(client, draft, announced.Files);
        foreach (var useless in comparison.Useless)
        {
            cancellation.ThrowIfCancellationRequested();
            Step($"deleting {useless.Name}, which is not whole or has other bytes");
            await client.DeleteAsync(useless);
        }

        foreach (var file in comparison.Missing)
        {
            Step($"uploading {file.Name} ({ByteSize.Format(file.Content.Size)})");
            await UploadAsync(draft, file, cancellation);
        }
    }

    /// <summary>Publishes the draft, and says whether it was one.</summary>
    /// <exception cref="GitHubReleaseChangedException">It is not as it was prepared.</exception>
    public async Task<(GitHubRelease Release, bool IsNew)> PublishAsync()
    {
        var releases = await client.ListAsync();
        var found = FoundRelease.Of(releases, announced.Tag);
        var release = await RequireSameAsync(found.Current);
        if (!release.Draft)
        {
            return (release, false);
        }

        Step("publishing");
        var version = announced.Source.Facts.Version;
        var published = await client.EditAsync(release, new ReleaseUpdate
        {
            TagName = announced.Tag,
            Draft = false,
            Prerelease = version.IsPrerelease,
            MakeLatest = IsLatest(version, releases) ? MakeLatestQualifier.True : MakeLatestQualifier.False,
        });
        return published is { Draft: false } && published.TagName == announced.Tag
            ? (await RequireSameAsync(published), true)
            : throw new GitHubReleaseChangedException(announced.Subject, published.Draft ? "still a draft" : $"a release of tag {published.TagName}");
    }

    // Two runs may create a draft at once: both go on with the older one.
    private async Task<GitHubRelease> CreateAsync()
    {
        Step("creating the draft");
        var created = await client.CreateAsync(new NewRelease(announced.Tag)
        {
            TargetCommitish = announced.Source.Facts.Commit.Hex,
            Name = announced.Tag,
            Body = ReleaseNotes.Of(announced.Source, announced.Artifacts, null),
            Draft = true,
            Prerelease = announced.Source.Facts.Version.IsPrerelease,
        });
        if (FoundRelease.Of(await client.ListAsync(), announced.Tag).Draft is not { } first || first.Id >= created.Id)
        {
            return created;
        }

        await client.DeleteAsync(created);
        return first;
    }

    private async Task<GitHubRelease> DescribeAsync(GitHubRelease draft)
    {
        var (body, prerelease) = (ReleaseNotes.Of(announced.Source, announced.Artifacts, draft.Body), announced.Source.Facts.Version.IsPrerelease);
        var title = string.IsNullOrWhiteSpace(draft.Name) ? announced.Tag : draft.Name;
        return (draft.Body ?? "").ReplaceLineEndings("\n") == body && draft.Prerelease == prerelease && draft.Name == title
            ? draft
            : await client.EditAsync(draft, new ReleaseUpdate { TagName = announced.Tag, TargetCommitish = announced.Source.Facts.Commit.Hex, Name = title, Body = body, Prerelease = prerelease, Draft = true });
    }

    // A file, because GitHub wants to know the length before, and the client reads the content twice.
    private async Task UploadAsync(GitHubRelease draft, ArchiveFile file, CancellationToken cancellation)
    {
        await using var content = NamelessFile.Create();
        await using (var staged = await announced.Archives!.Staging.FetchAsync(file.Content, cancellation))
        {
            await staged.CopyToAsync(content, cancellation);
        }

        content.Position = 0;
        var uploaded = await client.UploadAsync(draft, file.Name, content, cancellation);
        var expected = Describe(file.Name, GitHubAsset.Uploaded, file.Content.Size, uploaded.Digest is null ? null : $"{file.Content.Digest}");
        var found = Describe(uploaded.Name, uploaded.State, uploaded.Size, uploaded.Digest);
        if (expected != found)
        {
            throw new GitHubAnswerException($"upload {file.Name}", announced.Subject, expected, found);
        }
    }

    private async Task<GitHubRelease> RequireSameAsync(GitHubRelease? release)
    {
        var comparison = release is null ? null : await AssetComparison.OfAsync(client, release, announced.Files);
        return comparison is { IsSame: true } ? release! : throw new GitHubReleaseChangedException(announced.Subject, comparison?.ToString() ?? "no draft");
    }

    private static bool IsLatest(ReleaseVersion version, IReadOnlyList<GitHubRelease> releases) =>
        !version.IsPrerelease
        && !releases.Any(release => release is { Draft: false, Prerelease: false } && ReleaseVersion.TryParseGitTag(release.TagName, out var other) && other > version);

    private static string Describe(string name, string state, long size, string? digest) => $"{name}, {state}, {size} bytes{(digest is null ? "" : $", {digest}")}";

    private void Step(string text) => progress.Report(new ReleaseStep(_subject, text));
}
