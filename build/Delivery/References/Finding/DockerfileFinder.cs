using KubeStellar.Delivery.References.Finding.Text;

namespace KubeStellar.Delivery.References.Finding;

/// <summary>Finds the base images of a Dockerfile, those without a tag included, which mean the newest.</summary>
internal sealed class DockerfileFinder : IFileFinder
{
    private const string Instruction = "FROM ";

    /// <inheritdoc/>
    public bool Reads(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("Dockerfile", StringComparison.Ordinal) || name.EndsWith("Dockerfile", StringComparison.Ordinal) || name == "Containerfile";
    }

    /// <inheritdoc/>
    public void Find(SourceText text, FileFindings findings)
    {
        var area = TextArea.Of(text.Text);
        var stages = new HashSet<string>(["scratch"], StringComparer.OrdinalIgnoreCase);
        foreach (var at in area.PlacesOf(Instruction).Where(at => at == 0 || text.Text[at - 1] == '\n'))
        {
            var words = ShellCommands.In(area.LogicalLineAt(at) with { Start = at + Instruction.Length }).SelectMany(command => command).SkipWhile(word => word.In(text.Text).StartsWith("--")).ToList();
            if (words.Count > 0 && !stages.Contains(words[0].In(text.Text).ToString()))
            {
                Add(text.Text, words[0], findings);
            }

            if (words.Count > 2)
            {
                stages.Add(words[2].In(text.Text).ToString());
            }
        }
    }

    private static void Add(string text, ShellWord image, FileFindings findings)
    {
        var mark = MarkIn(text, image);
        var version = mark < 0 ? new VersionText(image.End, 0) : Tag(text, mark + 1, image.End);
        var artifact = new ReferencedArtifact(ArtifactKind.Image, text[image.Start..(mark < 0 ? image.End : mark)]);

        // A variable without a tag may hold both.
        if (version is not null && (mark >= 0 || !artifact.HasVariables))
        {
            findings.Add(new Mention(artifact, ReferenceForm.Dockerfile, version, mark < 0 ? "a base image without tag, which means the newest" : "a base image") { Kind = mark < 0 ? ReferenceKind.Moving : null });
        }
    }

    // The colon or the at sign behind the name; those inside of variables part nothing.
    private static int MarkIn(string text, ShellWord image)
    {
        var colon = -1;
        for (var at = image.Start; at < image.End;)
        {
            if (text[at] is '@')
            {
                return at;
            }

            colon = text[at] switch { ':' => at, '/' => -1, _ => colon };
            at = Variables.Read(text, at, image.End) is { } variable ? variable.Start + variable.Length : at + 1;
        }

        return colon;
    }

    private static VersionText? Tag(string text, int start, int end) =>
        text.AsSpan(start, end - start).StartsWith("sha256:") ? new VersionText(start, end - start) : VersionExpression.Read(text, start, end);
}
