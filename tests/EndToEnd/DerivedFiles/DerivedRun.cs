using System.Text.Json;

namespace KubeStellar.EndToEnd.DerivedFiles;

/// <summary>What a run of a target left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All that it printed.</param>
/// <param name="Report">Its report, or null where it wrote none.</param>
public sealed record DerivedRun(int ExitCode, string Output, JsonElement? Report)
{
    /// <summary>The files that derivations change, in order.</summary>
    public IReadOnlyList<string> Files =>
        [.. Derived.SelectMany(derived => derived.GetProperty("files").EnumerateArray()).Select(file => $"{file.GetProperty("change").GetString()} {file.GetProperty("path").GetString()}").Order(StringComparer.Ordinal)];

    /// <summary>The differences of the files together.</summary>
    public string Differences => string.Concat(Derived.SelectMany(derived => derived.GetProperty("files").EnumerateArray()).Select(file => file.GetProperty("diff").GetString()));

    /// <summary>What was derived: a name, and whether no generator had to run.</summary>
    public IReadOnlyList<(string? Name, bool Remembered)> Derivations => [.. Derived.Select(derived => (derived.GetProperty("name").GetString(), derived.GetProperty("remembered").GetBoolean()))];

    private IEnumerable<JsonElement> Derived => Report?.GetProperty("derived").EnumerateArray() ?? throw new InvalidOperationException($"no report; exit code {ExitCode}\n{Output}");

    /// <summary>Fails the test unless the run succeeded.</summary>
    public DerivedRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}");
        return this;
    }

    /// <summary>Fails the test unless the run failed and printed these texts.</summary>
    public DerivedRun Failed(params IEnumerable<string> texts)
    {
        Assert.True(ExitCode == 255, $"exit code {ExitCode}\n{Output}");
        Assert.All(texts, text => Assert.Contains(text, Output, StringComparison.Ordinal));
        return this;
    }
}
