using KubeStellar.Delivery.Charts.Templates;

namespace KubeStellar.Delivery.Provenance.GoBuilds;

/// <summary>Parses the text of build information by the rules of Go's <c>debug.ParseBuildInfo</c>: a line each for path, modules and settings.</summary>
internal static class GoBuildText
{
    /// <summary>Parses the text; lines of other kinds are passed over.</summary>
    /// <exception cref="FormatException">A line is not as Go writes it.</exception>
    public static GoBuildInformation Parse(string goVersion, string text)
    {
        var information = new GoBuildInformation { GoVersion = goVersion };
        var (dependencies, settings) = (new List<GoModule>(), new List<KeyValuePair<string, string>>());
        foreach (var line in text.Split('\n'))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var rest = line[(tab + 1)..];
            switch (tab < 0 ? "" : line[..tab])
            {
                case "path":
                    information = information with { Path = rest };
                    break;
                case "mod":
                    information = information with { Main = Module(rest) };
                    break;
                case "dep":
                    dependencies.Add(Module(rest));
                    break;
                case "=>" when dependencies.Count > 0:
                    dependencies[^1] = dependencies[^1] with { Replacement = Module(rest) };
                    break;
                case "=>" when information.Main is { } main:
                    information = information with { Main = main with { Replacement = Module(rest) } };
                    break;
                case "=>":
                    throw new FormatException($"a replacement of no module: '{line}'");
                case "build":
                    settings.Add(Setting(rest));
                    break;
            }
        }

        return information with { Dependencies = dependencies, Settings = settings };
    }

    private static GoModule Module(string text) => text.Split('\t') switch
    {
        [var path, var version] => new GoModule(path, version, ""),
        [var path, var version, var sum] => new GoModule(path, version, sum),
        _ => throw new FormatException($"not path, version and sum of a module: '{text}'"),
    };

    // Go quotes keys and values that hold spaces, quotation marks or an equals sign.
    private static KeyValuePair<string, string> Setting(string text)
    {
        var at = 0;
        var key = text is ['"' or '`', ..] ? Quoted(text, ref at) : text[..(at = Math.Max(text.IndexOf('=', StringComparison.Ordinal), 0))];
        if (key.Length == 0 || at >= text.Length || text[at] != '=')
        {
            throw new FormatException($"not key and value of a setting: '{text}'");
        }

        at++;
        if (at == text.Length || text[at] is not ('"' or '`'))
        {
            return KeyValuePair.Create(key, text[at..]);
        }

        var value = Quoted(text, ref at);
        return at == text.Length ? KeyValuePair.Create(key, value) : throw new FormatException($"text behind the value of a setting: '{text}'");
    }

    private static string Quoted(string text, ref int at) =>
        GoLiterals.ReadQuoted(text, ref at) as string ?? throw new FormatException($"a quotation that does not end: '{text}'");
}
