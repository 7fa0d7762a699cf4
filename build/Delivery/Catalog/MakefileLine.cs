using System.Text;

namespace KubeStellar.Delivery.Catalog;

/// <summary>One line of a Makefile, those joined that a backslash continues.</summary>
/// <param name="Text">The line's text; a recipe's line starts with its tab.</param>
/// <param name="Line">The number of its first line, from 1.</param>
public sealed record MakefileLine(string Text, int Line)
{
    /// <summary>Cuts a Makefile into its lines.</summary>
    /// <param name="text">The Makefile's text.</param>
    public static IEnumerable<MakefileLine> Split(string text)
    {
        var joined = new StringBuilder();
        var (first, number) = (1, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.EndsWith('\\'))
            {
                joined.Append(line, 0, line.Length - 1).Append(' ');
                continue;
            }

            yield return new MakefileLine(joined.Append(line).ToString(), first);
            joined.Clear();
            first = number + 1;
        }
    }
}
