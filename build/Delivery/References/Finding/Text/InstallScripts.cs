namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds versions that are told to a repository's installer: <c>bash &lt;(curl …/owner/name/main/install.sh) 1.2.3</c>, <c>curl …/install.sh | sh -s -- v1.2.3</c>.</summary>
internal sealed class InstallScripts : ITextRule
{
    private const int Reach = 1024;
    private const string Raw = "raw.githubusercontent.com/";

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var at in area.PlacesOf(Raw))
        {
            var end = area.EndOfName(at);
            var address = area.Text.AsSpan(at, end - at);
            if (address.EndsWith(".sh") && address[address.LastIndexOf('/')..].Contains("install", StringComparison.Ordinal) && RepositoryPath.Read(area, at + Raw.Length) is { } repository)
            {
                OfArguments(area, end, repository.Name, findings);
            }
        }
    }

    private static void OfArguments(TextArea area, int at, string repository, FileFindings findings)
    {
        var line = area.LogicalLineAt(at);
        var words = Command(line with { Start = at, End = Math.Min(line.End, at + Reach) }).ToList();
        var option = words.FindIndex(word => word.In(area.Text) is "--version" or "-v");
        var isTold = option >= 0 && option + 1 < words.Count;
        foreach (var word in isTold ? [words[option + 1]] : words)
        {
            var end = word.Start + word.In(area.Text).TrimEnd("'\"").Length;
            if (VersionExpression.Read(area.Text, word.Start, end) is { } version && version.Start + version.Length == end
                && (version.Names.Count > 0 ? isTold : VersionExpression.IsVersion(version.In(area.Text))))
            {
                var prefix = version.Names.Count == 0 && version.In(area.Text)[0] != 'v' ? "v" : version.Prefix;
                findings.Add(new Mention(new(ArtifactKind.ReleaseAsset, repository), ReferenceForm.DownloadUrl, version with { Prefix = prefix }, "a version that an installer is told"));
                return;
            }
        }
    }

    // The words up to the next command; the installer itself may be what a pipe or a bracket leads to.
    private static IEnumerable<ShellWord> Command(TextArea rest)
    {
        var next = rest.Text.AsSpan(rest.Start, rest.End - rest.Start).IndexOf("&&");
        next = next < 0 ? rest.Text.AsSpan(rest.Start, rest.End - rest.Start).IndexOf(';') : next;
        return ShellCommands.In(next < 0 ? rest : rest with { End = rest.Start + next }).SelectMany(command => command);
    }
}
