using System.Buffers;
using KubeStellar.Delivery.Charts.Templates.Functions;
using KubeStellar.Delivery.Provenance.GoBuilds;
using KubeStellar.Delivery.Tests.Images;

namespace KubeStellar.Delivery.Tests.Provenance.GoBuilds;

/// <summary>What the real <c>go version -m</c> prints, and the same written from what was read here.</summary>
internal static class GoVersionOutput
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(" \t\r\n\"`");

    /// <summary>Runs the program; the line without text that it prints behind replacements is left out.</summary>
    public static async Task<string> OfAsync(string binary)
    {
        var go = await ImageWorkshop.RequireGoAsync();
        var printed = await go.Prepare("version", "-m", binary).RunAsync(CancellationToken.None);
        return printed.StandardOutput.ReplaceLineEndings("\n").Replace("\n\t\n", "\n", StringComparison.Ordinal);
    }

    public static string Of(string binary, GoBuildInformation information) =>
        string.Concat(Lines(information).Select(line => $"\t{line}\n").Prepend($"{binary}: {information.GoVersion}\n"));

    private static IEnumerable<string> Lines(GoBuildInformation information)
    {
        if (information.Path.Length > 0)
        {
            yield return $"path\t{information.Path}";
        }

        if (information.Main is { } main)
        {
            yield return $"mod\t{main.Path}\t{main.Version}\t{main.Sum}";
        }

        foreach (var module in information.Dependencies)
        {
            yield return $"dep\t{module.Path}\t{module.Version}{(module.Replacement is null ? "\t" + module.Sum : "")}";
            if (module.Replacement is { } replacement)
            {
                yield return $"=>\t{replacement.Path}\t{replacement.Version}\t{replacement.Sum}";
            }
        }

        foreach (var (key, value) in information.Settings)
        {
            yield return $"build\t{key}={(value.AsSpan().ContainsAny(Quoted) ? GoQuote.Quote(value) : value)}";
        }
    }
}
