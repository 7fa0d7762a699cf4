using System.Text.Json;

namespace KubeStellar.EndToEnd.References;

/// <summary>What a run of a target left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All that it printed.</param>
/// <param name="Json">Its report, or null where it wrote none.</param>
public sealed record ReferencesRun(int ExitCode, string Output, JsonElement? Json)
{
    /// <summary>The report.</summary>
    public JsonElement Report => Json ?? throw new InvalidOperationException($"no report; exit code {ExitCode}\n{Output}");

    /// <summary>The verdicts that something is wrong.</summary>
    public IReadOnlyList<JsonElement> Wrong => [.. Report.GetProperty("checks").EnumerateArray().Where(check => !check.GetProperty("ok").GetBoolean())];

    /// <summary>Fails the test unless the run succeeded.</summary>
    public ReferencesRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}");
        return this;
    }

    /// <summary>Fails the test unless the run failed, without a stack trace, and printed these texts.</summary>
    public ReferencesRun Failed(params IEnumerable<string> texts)
    {
        Assert.True(ExitCode == 255, $"exit code {ExitCode}\n{Output}");
        Assert.All(texts, text => Assert.Contains(text, Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Output, StringComparison.Ordinal);
        return this;
    }
}
