using System.Text.Json;
using KubeStellar.Delivery.Charts.Templates;
using KubeStellar.Delivery.Tests.Images;
using KubeStellar.Testing;

namespace KubeStellar.Delivery.Tests.Charts.Templates;

/// <summary>Holds the engine to the real text/template, with the option and the clean-up that helm adds.</summary>
public sealed class GoComparisonTests
{
    private const string Program =
        """
        package main

        import (
        	"encoding/json"
        	"os"
        	"strings"
        	"text/template"
        )

        func render(text string, data interface{}) (out string, ok bool) {
        	t, err := template.New("x").Option("missingkey=zero").Parse(text)
        	if err != nil {
        		return err.Error(), false
        	}
        	var b strings.Builder
        	if err := t.Execute(&b, data); err != nil {
        		return err.Error(), false
        	}
        	return strings.ReplaceAll(b.String(), "<no value>", ""), true
        }

        func main() {
        	var input struct {
        		Data      map[string]interface{}
        		Templates []string
        	}
        	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
        		panic(err)
        	}
        	results := []interface{}{}
        	for _, text := range input.Templates {
        		out, ok := render(text, input.Data)
        		results = append(results, map[string]interface{}{"Text": out, "Ok": ok})
        	}
        	json.NewEncoder(os.Stdout).Encode(results)
        }

        """;

    private const string Data =
        """
        {"name":"box","empty":"","number":3,"half":0.5,"large":1234567,"yes":true,"no":false,"nothing":null,"list":["a","b","c"],"numbers":[3,1,2],
         "map":{"b":"two","a":"one"},"deep":{"inner":{"leaf":"green"}},"people":[{"name":"Ann","age":30},{"name":"Bob","age":40}]}
        """;

    [SkippableFact]
    public async Task Every_template_of_the_corpus_renders_as_with_Go()
    {
        var results = await RenderWithGoAsync(GoCorpus.Rendered);
        var differences = GoCorpus.Rendered.Zip(results)
            .Select(pair => (Template: pair.First, Go: pair.Second, Ours: Outcome(pair.First)))
            .Where(row => !row.Go.Ok || row.Go != row.Ours)
            .Select(row => $"{row.Template}\n  Go:   {row.Go}\n  ours: {row.Ours}");
        Assert.True(!differences.Any(), string.Join("\n", differences));
    }

    [SkippableFact]
    public async Task Every_template_that_Go_refuses_is_refused()
    {
        var results = await RenderWithGoAsync(GoCorpus.Refused);
        var differences = GoCorpus.Refused.Zip(results).Where(pair => pair.Second.Ok || Outcome(pair.First).Ok).Select(pair => $"{pair.First}\n  Go: {pair.Second}\n  ours: {Outcome(pair.First)}");
        Assert.True(!differences.Any(), string.Join("\n", differences));
    }

    private static Outcomes Outcome(string template)
    {
        try
        {
            return new Outcomes(TemplateRendering.Render(template), true);
        }
        catch (Exception refused) when (refused is TemplateSyntaxException or TemplateFailure)
        {
            return new Outcomes(refused.Message, false);
        }
    }

    private static async Task<Outcomes[]> RenderWithGoAsync(IReadOnlyList<string> templates)
    {
        var go = await ImageWorkshop.RequireGoAsync();
        using var folder = new TemporaryDirectory();
        folder.Write("go.mod", "module example.org/render\n\ngo 1.19\n");
        folder.Write("main.go", Program);
        var input = JsonSerializer.Serialize(new { Data = JsonSerializer.Deserialize<JsonElement>(Data), Templates = templates });
        var result = await go.Prepare("run", ".").WithWorkingDirectory(folder.FullPath)
            .WithEnvironment("GOCACHE", folder["cache"]).WithEnvironment("GOFLAGS", null).WithInput(input).RunAsync(CancellationToken.None);
        return JsonSerializer.Deserialize<Outcomes[]>(result.StandardOutput)!;
    }

    private sealed record Outcomes(string Text, bool Ok);
}
