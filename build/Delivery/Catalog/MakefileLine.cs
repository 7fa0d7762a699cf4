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
        var joined = "";
        var (first, number) = (1, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.EndsWith('\\'))
            {
                joined += line[..^1] + " ";
                continue;
            }

            yield return new MakefileLine(joined + line, first);
            (joined, first) = ("", number + 1);
        }
    }
}
