using System.Collections.Immutable;

namespace KubeStellar.Delivery.Tools;

/// <summary>Reads the machine's apt sources in both of their forms.</summary>
internal static class AptSources
{
    private static readonly Dictionary<string, string> OptionFields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["signed-by"] = "Signed-By",
        ["check-valid-until"] = "Check-Valid-Until",
        ["valid-until-min"] = "Valid-Until-Min",
        ["valid-until-max"] = "Valid-Until-Max",
        ["check-date"] = "Check-Date",
        ["date-max-future"] = "Date-Max-Future",
        ["inrelease-path"] = "InRelease-Path",
        ["by-hash"] = "By-Hash",
    };

    public static async Task<IReadOnlyList<AptSource>> ReadAsync(string aptFolder, CancellationToken cancellationToken)
    {
        var sources = new List<AptSource>();
        var parts = Path.Combine(aptFolder, "sources.list.d");
        string[] files = Directory.Exists(parts) ? Directory.GetFiles(parts) : [];
        foreach (var file in files.Order(StringComparer.Ordinal).Prepend(Path.Combine(aptFolder, "sources.list")))
        {
            if (!File.Exists(file))
                continue;
            if (file.EndsWith(".list", StringComparison.Ordinal))
                sources.AddRange(ParseLines(await File.ReadAllTextAsync(file, cancellationToken)));
            else if (file.EndsWith(".sources", StringComparison.Ordinal))
                sources.AddRange(ParseStanzas(await File.ReadAllTextAsync(file, cancellationToken)));
        }
        return sources;
    }

    /// <summary>Parses lines such as <c>deb [signed-by=/key.gpg] http://mirror/debian bookworm main</c>; others are passed over.</summary>
    public static IEnumerable<AptSource> ParseLines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var rest = line.Split('#')[0].Trim();
            var fields = Fields();
            var open = rest.IndexOf('[', StringComparison.Ordinal);
            var close = rest.IndexOf(']', StringComparison.Ordinal);
            if (open > 0 && close > open && rest[..open].Trim().All(char.IsLetter))
            {
                foreach (var option in Words(rest[(open + 1)..close]))
                {
                    var parts = option.Split('=', 2);
                    if (parts.Length == 2 && OptionFields.TryGetValue(parts[0], out var name))
                        fields[name] = parts[1].Replace(',', ' ');
                }
                rest = rest[..open] + rest[(close + 1)..];
            }
            var words = Words(rest);
            if (words.Length < 4 || words[0] != "deb")
                continue;
            fields["Types"] = "deb";
            fields["URIs"] = words[1];
            fields["Suites"] = words[2];
            fields["Components"] = string.Join(' ', words[3..]);
            yield return new AptSource(fields.ToImmutable());
        }
    }

    /// <summary>Parses deb822 stanzas: fields, continuation lines, comments.</summary>
    public static IEnumerable<AptSource> ParseStanzas(string text)
    {
        var fields = Fields();
        string? last = null;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')).Append(""))
        {
            if (line.StartsWith('#'))
                continue;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (fields.Count > 0)
                    yield return new AptSource(fields.ToImmutable());
                fields = Fields();
                last = null;
            }
            else if (char.IsWhiteSpace(line[0]))
            {
                if (last is not null)
                    fields[last] += "\n" + line.Trim();
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                last = name.Trim();
                fields[last] = value.Trim();
            }
        }
    }

    private static ImmutableSortedDictionary<string, string>.Builder Fields() =>
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string text) => text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
