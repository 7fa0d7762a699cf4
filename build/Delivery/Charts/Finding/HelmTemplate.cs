using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Scratch;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Finding;

/// <summary>Has helm itself render a chart, and compares what it would run with what was found without helm.</summary>
/// <param name="program">The program: a name that is looked up on <c>PATH</c>, or an absolute path.</param>
public sealed class HelmTemplate(string program = "helm")
{
    // Both turn files into text.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);
    private const int MaxOutput = 64 << 20;

    private const string Source = "# Source: ";

    private static readonly OwnArtifacts Nothing = new(new Dictionary<RepositoryName, ChartReferenceKind>());

    /// <summary>Runs <c>helm template release-name</c> on the chart and returns the differences: the texts of the unconditional references must be those that helm renders, hooks included.</summary>
    /// <param name="chart">The chart's files, with the subcharts in <c>charts/</c>.</param>
    /// <param name="findings">What was found of these files.</param>
    /// <param name="cancellationToken">Kills helm.</param>
    /// <exception cref="HelmMissingException">There is no helm.</exception>
    public async Task<IReadOnlyList<ChartProblem>> CompareAsync(ChartFileSet chart, ChartFindings findings, CancellationToken cancellationToken)
    {
        using var scratch = ScratchFolder.CreateTemporary("helm");
        var result = await RunAsync(chart, scratch.Path, cancellationToken);
        return result.ExitCode == 0
            ? Differences(findings, result.StandardOutput)
            : [new ChartProblem(ChartFileSet.MetadataFile, 0, "", $"helm template fails with exit code {result.ExitCode}: {result.StandardError.Trim()}")];
    }

    private async Task<CommandResult> RunAsync(ChartFileSet chart, string folder, CancellationToken cancellationToken)
    {
        var root = Path.Combine(folder, "chart");
        foreach (var file in chart)
        {
            await WriteAsync(root, file, cancellationToken);
        }

        try
        {
            // Settings, plugins and caches of whoever runs this must not matter.
            return await new Command(program).With("template", "release-name", root)
                .WithEnvironment("HELM_CONFIG_HOME", Path.Combine(folder, "config"))
                .WithEnvironment("HELM_CACHE_HOME", Path.Combine(folder, "cache"))
                .WithEnvironment("HELM_DATA_HOME", Path.Combine(folder, "data"))
                .WithEnvironment("HELM_NAMESPACE", null)
                .WithTimeLimit(TimeLimit).WithMaxOutput(MaxOutput)
                .WithTemporaryFolder()
                .WithWorkingDirectory(folder)
                .ProbeAsync(cancellationToken);
        }
        catch (CommandNotFoundException missing)
        {
            throw new HelmMissingException(program, missing);
        }
    }

    private static async Task WriteAsync(string root, ChartFile file, CancellationToken cancellationToken)
    {
        if (file.Path.Split('/').Contains(".."))
        {
            throw new ArgumentException($"{file.Path} leaves the chart", nameof(file));
        }

        var path = Path.Combine(root, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
    }

    private static List<ChartProblem> Differences(ChartFindings findings, string output)
    {
        var problems = new List<ChartProblem>();
        var found = findings.References.Where(reference => !reference.Conditional && reference.Role != ChartReferenceRole.Named).ToArray();
        var known = found.Select(reference => (reference.Kind, reference.Text)).ToHashSet();
        var rendered = new HashSet<(ChartReferenceKind Kind, string Text)>();
        foreach (var (path, finding) in Rendered(output, problems).Where(entry => entry.Finding.Unresolved is null))
        {
            if (rendered.Add((finding.Kind, finding.Text)) && !known.Contains((finding.Kind, finding.Text)))
            {
                problems.Add(new ChartProblem(path, 0, finding.Text, $"helm renders this {finding.Noun}, and it was not found without helm"));
            }
        }

        foreach (var reference in found.Where(reference => !rendered.Contains((reference.Kind, reference.Text))))
        {
            const string What = "this was found without helm, and helm does not render it";
            problems.Add(new ChartProblem(reference.File, reference.Line, reference.Text, What) { FromSubchart = reference.FromSubchart });
        }

        return problems;
    }

    // helm writes the template's path above each document.
    private static List<(string Path, ManifestFinding Finding)> Rendered(string output, List<ChartProblem> problems)
    {
        var findings = new List<(string Path, ManifestFinding Finding)>();
        var path = "";
        foreach (var document in output.Split("\n---\n"))
        {
            var start = document.IndexOf(Source, StringComparison.Ordinal);
            if (start >= 0)
            {
                path = document[(start + Source.Length)..].Split('\n')[0].Trim();
            }

            void Malformed(int line, string reason) => problems.Add(new ChartProblem(path, 0, "", $"helm renders what is no YAML: {reason}"));
            var walker = new ManifestWalker(finding => findings.Add((path, finding)), Malformed, Nothing);
            foreach (var root in ManifestReader.Documents(document, 1, Malformed))
            {
                walker.Walk(root);
            }
        }

        return findings;
    }
}
