using System.Text.Json;
using KubeStellar.Testing;

namespace KubeStellar.EndToEnd;

public sealed class ReadmeTests : IDisposable
{
    // What NUKE gives to every build is described by --help.
    private static readonly string[] Switches = ["Continue", "Help", "Host", "NoLogo", "Partition", "Plan", "Profile", "Root", "Skip", "Target", "Verbosity", "TestFilter"];

    private readonly BuildScript _build = new();

    [SkippableFact]
    public async Task The_README_names_every_target_and_parameter_that_there_is()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(TestTools.RepositoryRoot, "README.md"));
        await _build.RunAsync(["--help"]);
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(_build.Folder[".nuke/build.schema.json"]));
        Assert.All(Targets(schema), target => Assert.Contains($"`{target}", readme, StringComparison.Ordinal));
        Assert.All(Parameters(schema).Except(Switches), parameter => Assert.Contains($"`--{Dashed(parameter)}`", readme, StringComparison.Ordinal));
    }

    public void Dispose() => _build.Dispose();

    private static IEnumerable<string> Targets(JsonDocument schema) =>
        schema.RootElement.GetProperty("definitions").GetProperty("ExecutableTarget").GetProperty("enum").EnumerateArray().Select(name => name.GetString()!);

    private static IEnumerable<string> Parameters(JsonDocument schema) =>
        schema.RootElement.GetProperty("definitions").EnumerateObject()
            .Select(definition => definition.Value)
            .Append(schema.RootElement)
            .SelectMany(Members);

    private static IEnumerable<string> Members(JsonElement element) =>
        element.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name)
        : element.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray().SelectMany(Members)
        : [];

    // NUKE keeps some names whole.
    private static string Dashed(string name) => string.Concat(name.Replace("GitHub", "Github", StringComparison.Ordinal).Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
