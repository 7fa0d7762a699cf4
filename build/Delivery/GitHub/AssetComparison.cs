using KubeStellar.Delivery.Archives;

namespace KubeStellar.Delivery.GitHub;

/// <summary>How the files of a release on GitHub differ from those that it shall have.</summary>
internal sealed record AssetComparison
{
    /// <summary>Files that it lacks; those under which other bytes or half an upload lie are among them.</summary>
    public required IReadOnlyList<ArchiveFile> Missing { get; init; }

    /// <summary>What was uploaded half, and what has the name of a file and other bytes.</summary>
    public required IReadOnlyList<GitHubAsset> Useless { get; init; }

    /// <summary>Whole files that are none of the release.</summary>
    public required IReadOnlyList<GitHubAsset> Foreign { get; init; }

    /// <summary>Whether the release has these files and no others.</summary>
    public bool IsSame => Missing.Count == 0 && Useless.Count == 0 && Foreign.Count == 0;

    /// <summary>Compares names, states, sizes and digests.</summary>
    public static async Task<AssetComparison> OfAsync(GitHubReleases client, GitHubRelease release, IReadOnlyList<ArchiveFile> files)
    {
        List<ArchiveFile> missing = [.. files];
        List<GitHubAsset> useless = [];
        List<GitHubAsset> foreign = [];
        foreach (var asset in release.Assets)
        {
            var file = files.FirstOrDefault(file => file.Name == asset.Name);
            if (asset.State == GitHubAsset.Uploaded && file is null)
            {
                foreign.Add(asset);
            }
            else if (asset.State == GitHubAsset.Uploaded && asset.Size == file!.Content.Size && await client.DigestOfAsync(asset) == file.Content.Digest)
            {
                missing.Remove(file);
            }
            else
            {
                useless.Add(asset);
            }
        }

        return new AssetComparison { Missing = missing, Useless = useless, Foreign = foreign };
    }

    /// <summary>Returns what differs, for messages.</summary>
    public override string ToString()
    {
        var absent = Missing.Where(file => Useless.All(asset => asset.Name != file.Name)).Select(file => $"{file.Name} missing");
        return string.Join(", ", [.. absent, .. Useless.Select(asset => $"{asset.Name} with other bytes"), .. Foreign.Select(asset => $"{asset.Name}, which is no file of this release")]);
    }
}
