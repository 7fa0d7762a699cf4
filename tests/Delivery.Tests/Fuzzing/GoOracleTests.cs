using System.Text.Json;
using KubeStellar.Delivery.Catalog;
using KubeStellar.Delivery.Charts.Packaging;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Delivery.Tools;
using KubeStellar.Oci;
using KubeStellar.Testing;
using KubeStellar.Testing.Fuzzing;

namespace KubeStellar.Delivery.Tests.Fuzzing;

/// <summary>Holds the parsers of Go's languages to Go itself, on what the fuzzer makes.</summary>
[Trait("Category", "Long")]
public sealed class GoOracleTests
{
    private const string Seed = "0000KubeS011";

    private const string Program =
        """
        package main

        import (
        	"encoding/json"
        	"os"
        	"path/filepath"
        	"text/template/parse"
        )

        func main() {
        	var input struct {
        		Templates []string
        		Patterns  [][]string
        	}
        	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
        		panic(err)
        	}
        	output := struct {
        		Templates []string
        		Patterns  []string
        	}{}
        	for _, text := range input.Templates {
        		tree := parse.New("main.yaml")
        		tree.Mode = parse.SkipFuncCheck
        		_, err := tree.Parse(text, "", "", map[string]*parse.Tree{})
        		verdict := "ok"
        		if err != nil {
        			verdict = err.Error()
        		}
        		output.Templates = append(output.Templates, verdict)
        	}
        	for _, pair := range input.Patterns {
        		matched, err := filepath.Match(pair[0], pair[1])
        		verdict := "no"
        		if err != nil {
        			verdict = "bad"
        		} else if matched {
        			verdict = "yes"
        		}
        		output.Patterns = append(output.Patterns, verdict)
        	}
        	json.NewEncoder(os.Stdout).Encode(output)
        }

        """;

    [SkippableFact]
    public async Task Templates_are_refused_where_Go_refuses_them()
    {
        var templates = Texts("chart-template", 3000).Where(text => !text.Contains("else with", StringComparison.Ordinal)).ToList();
        var verdicts = (await AskGoAsync(new { Templates = templates, Patterns = Array.Empty<string[]>() })).GetProperty("Templates").EnumerateArray().Select(verdict => verdict.GetString()!);

        RequireNone(templates.Zip(verdicts).Where(pair => Accepts(() => TemplateFile.Parse("x", pair.First)) != (pair.Second == "ok")).Select(pair => $"Go: {pair.Second}: {pair.First}"));
    }

    [SkippableFact]
    public async Task Patterns_match_where_Go_matches_them()
    {
        string[] names = ["a", "ab", "a/b", "abc", "-", "*", "]", "é", "a.tgz", "templates/a.yaml", ""];
        string[][] pairs = [.. from pattern in Texts("path-pattern", 3000) from name in names.Append(pattern) select (string[])[pattern, name]];
        var verdicts = (await AskGoAsync(new { Templates = Array.Empty<string>(), Patterns = pairs })).GetProperty("Patterns").EnumerateArray().Select(verdict => verdict.GetString()!);

        // Go does not always look at the rest of a pattern that cannot match any more; here it is always refused.
        RequireNone(pairs.Zip(verdicts).Where(pair => Verdict(pair.First[0], pair.First[1]) is var ours && ours != pair.Second && (ours, pair.Second) is not ("bad", "no")).Select(pair => $"Go: {pair.Second}: {pair.First[0]} on {pair.First[1]}"));
    }

    [SkippableFact]
    public async Task Module_files_say_what_the_go_command_reads_in_them()
    {
        var go = await ImageWorkshop.RequireGoAsync();
        using var folder = new TemporaryDirectory();
        var differences = new List<string>();
        foreach (var text in Texts("go-mod", 150))
        {
            folder.Write("go.mod", text);
            var result = await go.Prepare("mod", "edit", "-json").WithWorkingDirectory(folder.FullPath).WithEnvironment("GOTOOLCHAIN", "local").WithEnvironment("GOFLAGS", null).ProbeAsync(CancellationToken.None);
            // A file without a module is one that go mod edit makes from nothing; here it is none.
            if (result.ExitCode == 0 && JsonDocument.Parse(result.StandardOutput).RootElement is var file && file.GetProperty("Module").GetProperty("Path").GetString() is { Length: > 0 }
                && FactsOf(file) is var expected && FactsOf(text) is var found && expected != found)
            {
                differences.Add($"go: {expected}\nours: {found}\n{text}");
            }
        }

        RequireNone(differences);
    }

    private static string FactsOf(JsonElement file) => string.Join(
        '\n',
        [
            file.GetProperty("Module").GetProperty("Path").GetString()!,
            file.TryGetProperty("Go", out var go) ? GoVersion.Parse(go.GetString()!).ToString() : "",
            .. file.GetProperty("Require") is { ValueKind: JsonValueKind.Array } required
                ? required.EnumerateArray().Select(item => $"{item.GetProperty("Path").GetString()} {item.GetProperty("Version").GetString()} {item.TryGetProperty("Indirect", out _)}")
                : [],
        ]);

    private static string FactsOf(string text)
    {
        try
        {
            var file = GoModFile.Parse(text, "go.mod");
            return string.Join('\n', [file.Module, file.Go?.ToString() ?? "", .. file.Requirements.Select(item => $"{item.Path} {item.Version} {item.Indirect}")]);
        }
        catch (GoModFileException refused)
        {
            return refused.Message;
        }
    }

    private static List<string> Texts(string target, int count) =>
        [.. Fuzzer.Inputs(DeliveryTargets.Find(target), Seed, count).Select(bytes => FuzzText.Decode(bytes)).Where(text => !text.Any(char.IsSurrogate)).Distinct(StringComparer.Ordinal)];

    private static bool Accepts(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (FaultException)
        {
            return false;
        }
    }

    private static string Verdict(string pattern, string name) => GoPathPattern.TryParse(pattern) is not { } parsed ? "bad" : parsed.Matches(name) ? "yes" : "no";

    private static void RequireNone(IEnumerable<string> differences)
    {
        var all = differences.ToList();
        Assert.True(all.Count == 0, $"{all.Count} differences, the shortest:\n{string.Join("\n", all.OrderBy(difference => difference.Length).Take(10))}");
    }

    private static async Task<JsonElement> AskGoAsync(object input)
    {
        var go = await ImageWorkshop.RequireGoAsync();
        using var folder = new TemporaryDirectory();
        folder.Write("go.mod", "module example.org/oracle\n\ngo 1.19\n");
        folder.Write("main.go", Program);
        var result = await go.Prepare("run", ".").WithWorkingDirectory(folder.FullPath)
            .WithEnvironment("GOCACHE", folder["cache"]).WithEnvironment("GOFLAGS", null).WithInput(JsonSerializer.Serialize(input)).RunAsync(CancellationToken.None);
        return JsonDocument.Parse(result.StandardOutput).RootElement.Clone();
    }
}
