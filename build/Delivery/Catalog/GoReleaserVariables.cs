using System.Globalization;

namespace KubeStellar.Delivery.Catalog;

/// <summary>The names that goreleaser's templates may use (goreleaser.com, "Name templates"), filled from the release alone; every time is the commit's.</summary>
public static class GoReleaserVariables
{
    /// <summary>Returns the variables of a release.</summary>
    /// <param name="projectName">The value of <c>ProjectName</c>.</param>
    /// <param name="facts">The release.</param>
    /// <param name="environment">The value of <c>Env</c>.</param>
    public static GoTemplateData For(string projectName, ReleaseFacts facts, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var (version, commit, time) = facts;
        var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return GoTemplateData.Empty
            .With("ProjectName", projectName)
            .With("Version", version.ToString())
            .With("RawVersion", $"{version.Major}.{version.Minor}.{version.Patch}")
            .With("Tag", version.GitTag)
            .With("Major", version.Major)
            .With("Minor", version.Minor)
            .With("Patch", version.Patch)
            .With("Prerelease", version.Prerelease)
            .With("Commit", commit.Hex)
            .With("FullCommit", commit.Hex)
            .With("ShortCommit", commit.Abbreviated)
            .With("CommitDate", facts.CommitTimeText)
            .With("CommitTimestamp", timestamp)
            .With("Date", facts.CommitTimeText)
            .With("Timestamp", timestamp)
            .With("Env", environment);
    }
}
