namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds sources that git is told to fetch at a tag or branch: <c>git clone --branch v1.2.3 https://github.com/owner/name</c>.</summary>
internal sealed class GitClones : ITextRule
{
    private static readonly string[] Hosts = ["github.com/", "github.com:"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var at in area.PlacesOf("git clone "))
        {
            var words = ShellCommands.In(area.LogicalLineAt(at) with { Start = at })[0];
            if (Branch(area, words) is { } version && Repository(area, words) is { } repository)
            {
                findings.Add(new Mention(new(ArtifactKind.Source, repository), ReferenceForm.SourceUrl, version, "sources that git fetches") { Kind = version.In(area.Text).StartsWith("release-") ? ReferenceKind.Moving : null });
            }
        }
    }

    private static VersionText? Branch(TextArea area, IReadOnlyList<ShellWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].In(area.Text);
            if (word is "--branch" or "-b" && i + 1 < words.Count)
            {
                return VersionExpression.Read(area.Text, words[i + 1].Start, words[i + 1].End);
            }

            if (word.StartsWith("--branch="))
            {
                return VersionExpression.Read(area.Text, words[i].Start + "--branch=".Length, words[i].End);
            }
        }

        return null;
    }

    private static string? Repository(TextArea area, IReadOnlyList<ShellWord> words)
    {
        foreach (var word in words)
        {
            foreach (var host in Hosts)
            {
                var at = word.In(area.Text).IndexOf(host);
                if (at >= 0 && RepositoryPath.ReadLast(area with { End = word.End }, word.Start + at + host.Length) is { } repository)
                {
                    return repository.Name;
                }
            }
        }

        return null;
    }
}
