namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds sources that git is told to fetch at a tag or branch: <c>git clone --branch v1.2.3 https://github.com/owner/name</c>.</summary>
internal sealed class GitClones : ITextRule
{
    private static readonly string[] Hosts = ["github.com/", "github.com:"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        var done = area.Start - 1;
        foreach (var at in area.PlacesOf("git clone "))
        {
            if (at > done)
            {
                var line = area.LogicalLineAt(at);
                done = line.End;
                foreach (var command in ShellCommands.In(line).Where(command => IsClone(area, command)))
                {
                    OfCommand(area, command, findings);
                }
            }
        }
    }

    private static bool IsClone(TextArea area, IReadOnlyList<ShellWord> command) => command.Zip(command.Skip(1)).Any(pair => pair.First.In(area.Text) is "git" && pair.Second.In(area.Text) is "clone");

    private static void OfCommand(TextArea area, IReadOnlyList<ShellWord> words, FileFindings findings)
    {
        if (Branch(area, words) is { } version && Repository(area, words) is { } repository)
        {
            var kind = version.In(area.Text).StartsWith("release-") ? ReferenceKind.Moving : (ReferenceKind?)null;
            findings.Add(new Mention(new(ArtifactKind.Source, repository), ReferenceForm.SourceUrl, version, "sources that git fetches") { Kind = kind });
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
