using System.Text;
using System.Text.RegularExpressions;

namespace KubeStellar.Delivery.Charts;

/// <summary>Finds and replaces words in a chart's files; their bytes are read as Latin-1, so that any encoding that extends ASCII stays as it is.</summary>
internal static partial class SubstitutedWords
{
    /// <summary>Returns the places of an image in a file that was made with it.</summary>
    /// <param name="file">The file, its path below the chart's root.</param>
    /// <param name="directory">The chart's folder below the source's root.</param>
    /// <param name="image">The image as <c>repository:tag</c>.</param>
    /// <param name="placeholder">What it stands for.</param>
    public static IEnumerable<Substitution> Find(ChartFile file, string directory, string image, string placeholder)
    {
        var text = Encoding.Latin1.GetString(file.Content.Span);
        var lines = new LineCount(text);
        return Regex.Matches(text, $"(?<![A-Za-z0-9_./:-]){Regex.Escape(image)}(?![A-Za-z0-9_.@/:-])", RegexOptions.CultureInvariant)
            .Select(match => new Substitution($"{directory}/{file.Path}", lines.At(match.Index), placeholder, image));
    }

    /// <summary>Returns the file with words replaced, and the places where they stood.</summary>
    /// <param name="file">The file, its path below the chart's root.</param>
    /// <param name="directory">The chart's folder below the source's root.</param>
    /// <param name="values">What stands for each word.</param>
    public static (ChartFile File, IReadOnlyList<Substitution> Substitutions) Replace(ChartFile file, string directory, IReadOnlyDictionary<string, string> values)
    {
        var text = Encoding.Latin1.GetString(file.Content.Span);
        var lines = new LineCount(text);
        var substitutions = new List<Substitution>();
        var replaced = WordPattern().Replace(text, match =>
        {
            if (!values.TryGetValue(match.Value, out var value))
            {
                return match.Value;
            }

            // Values have no line feeds, so that lines keep their numbers.
            substitutions.Add(new Substitution($"{directory}/{file.Path}", lines.At(match.Index), match.Value, value));
            return value;
        });
        return (substitutions.Count == 0 ? file : file with { Content = Encoding.Latin1.GetBytes(replaced) }, substitutions);
    }

    /// <summary>Returns the words that end in <c>PLACEHOLDER</c>, or are among those given, with their lines.</summary>
    /// <param name="file">The file.</param>
    /// <param name="words">Words that stand for something whatever they end in.</param>
    public static IEnumerable<(string Word, int Line)> LeftIn(ChartFile file, IReadOnlySet<string> words)
    {
        var text = Encoding.Latin1.GetString(file.Content.Span);
        var lines = new LineCount(text);
        return WordPattern().Matches(text)
            .Where(match => words.Contains(match.Value) || match.Value.EndsWith("PLACEHOLDER", StringComparison.Ordinal))
            .Select(match => (match.Value, lines.At(match.Index)));
    }

    [GeneratedRegex("[A-Za-z0-9_]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    // Tells the lines of ascending places in one pass over the text.
    private sealed class LineCount(string text)
    {
        private int _line = 1;
        private int _place;

        public int At(int place)
        {
            _line += text.AsSpan(_place, place - _place).Count('\n');
            _place = place;
            return _line;
        }
    }
}
