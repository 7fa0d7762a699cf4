namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds charts that helm is told: <c>oci://host/path --version 1.2.3</c>, <c>name/chart --version 1.2.3</c>, <c>chart --repo https://host --version 1.2.3</c>.</summary>
internal sealed class HelmTexts : ITextRule
{
    private const string Scheme = "oci://";
    private const string Option = "--version";

    private static readonly HashSet<string> Verbs = new(["install", "upgrade", "template", "pull", "fetch", "show", "push"], StringComparer.Ordinal);

    private static readonly HashSet<string> Switches = new(
        ["--install", "-i", "--create-namespace", "--wait", "--atomic", "--debug", "--devel", "--dry-run", "--force", "--untar", "--dependency-update", "--reset-values", "--reuse-values", "--wait-for-jobs", "-g"],
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        var done = area.Start - 1;
        foreach (var at in area.PlacesOf("helm").Concat(area.PlacesOf(Scheme)).Order())
        {
            if (at > done)
            {
                var line = area.LogicalLineAt(at);
                done = line.End;
                foreach (var command in ShellCommands.In(line))
                {
                    OfCommand(area, command, findings);
                }
            }
        }
    }

    private static void OfCommand(TextArea area, IReadOnlyList<ShellWord> command, FileFindings findings)
    {
        var text = area.Text;
        var verb = IndexOf(command, word => Verbs.Contains(word.In(text).ToString()));
        var isHelm = verb > 0 && command.Take(verb).Any(word => word.In(text) is "helm" || word.In(text).EndsWith("/helm"));
        var version = Version(area, command);
        var charts = command.Where(word => word.In(text).StartsWith(Scheme) && word.In(text).LastIndexOf(':') < Scheme.Length).ToList();
        if (charts.Count == 0 && isHelm && version is not null && OtherChart(area, command, verb) is { } other)
        {
            findings.Add(new Mention(new(ArtifactKind.Chart, other), ReferenceForm.HelmArguments, version, "a chart that helm is told"));
        }

        foreach (var chart in charts)
        {
            var name = text[(chart.Start + Scheme.Length)..chart.End].TrimEnd('/', '.', ',');
            if (name.Contains('/', StringComparison.Ordinal) && !name.AsSpan().ContainsAny("<>"))
            {
                OfOci(area, name, chart, isHelm && command[verb].In(text) is not "push", version, findings);
            }
        }
    }

    private static void OfOci(TextArea area, string name, ShellWord chart, bool isFetched, VersionText? version, FileFindings findings)
    {
        var artifact = new ReferencedArtifact(ArtifactKind.Chart, name);
        if (version is not null)
        {
            findings.Add(new Mention(artifact, ReferenceForm.HelmArguments, version, "a chart that helm is told"));
        }
        else if (isFetched && !artifact.HasVariables)
        {
            findings.Add(new Mention(artifact, ReferenceForm.HelmArguments, new VersionText(chart.End, 0), "a chart without version, which means the newest") { Kind = ReferenceKind.Moving });
        }
    }

    private static VersionText? Version(TextArea area, IReadOnlyList<ShellWord> command)
    {
        for (var i = 0; i < command.Count; i++)
        {
            var word = command[i].In(area.Text);
            if (word is Option && i + 1 < command.Count)
            {
                return Read(area, command[i + 1]);
            }

            if (word.StartsWith(Option + "="))
            {
                return Read(area, command[i] with { Start = command[i].Start + Option.Length + 1 });
            }
        }

        return null;
    }

    private static VersionText? Read(TextArea area, ShellWord word)
    {
        var start = word.Start < word.End && area.Text[word.Start] is '"' or '\'' ? word.Start + 1 : word.Start;
        return VersionExpression.Read(area.Text, start, word.End);
    }

    // Charts of an index: by the name that the index was given and the chart's, or by the index's address.
    private static string? OtherChart(TextArea area, IReadOnlyList<ShellWord> command, int verb)
    {
        var text = area.Text;
        var places = Positional(text, command.Skip(verb + 1)).ToList();
        var repo = IndexOf(command, word => word.In(text) is "--repo");
        return repo > 0 && repo + 1 < command.Count && places.Count > 0 ? $"{command[repo + 1].In(text).TrimEnd('/')}/{places[Math.Min(1, places.Count - 1)].In(text)}"
            : places.Find(word => IsIndexed(word.In(text))) is { End: > 0 } chart ? ChartName(area, text[chart.Start..chart.End])
            : null;
    }

    private static IEnumerable<ShellWord> Positional(string text, IEnumerable<ShellWord> words)
    {
        var isValue = false;
        foreach (var word in words)
        {
            var isOption = word.In(text).StartsWith("-");
            if (!isOption && !isValue)
            {
                yield return word;
            }

            isValue = isOption && !word.In(text).Contains('=') && !Switches.Contains(word.In(text).ToString());
        }
    }

    private static bool IsIndexed(ReadOnlySpan<char> word) => word.IndexOf('/') > 0 && word.IndexOf('/') == word.LastIndexOf('/') && char.IsAsciiLetter(word[0]) && !word.ContainsAny(":.$");

    // "helm repo add name address" in front of it tells the address.
    private static string ChartName(TextArea area, string chart)
    {
        var slash = chart.IndexOf('/', StringComparison.Ordinal);
        foreach (var at in area.Head.PlacesOf($"repo add {chart[..slash]} ").Take(1))
        {
            var words = ShellCommands.In(area.LineAt(at) with { Start = at }).SelectMany(command => command);
            var address = words.FirstOrDefault(word => word.In(area.Text).StartsWith("https://"));
            return address.End > 0 ? $"{address.In(area.Text).TrimEnd('/')}{chart[slash..]}" : chart;
        }

        return chart;
    }

    private static int IndexOf(IReadOnlyList<ShellWord> command, Predicate<ShellWord> isIt)
    {
        for (var i = 0; i < command.Count; i++)
        {
            if (isIt(command[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
