namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Cuts a line of a shell into commands and their words, each with its place. It knows as much of a shell as tells words apart, and is never wrong by more than a line.</summary>
internal static class ShellCommands
{
    /// <summary>Returns the commands; words that a shell would split further stay whole where quotes, <c>$(…)</c> or <c>{{…}}</c> hold them together.</summary>
    /// <param name="line">The line, with those that backslashes join to it.</param>
    public static IReadOnlyList<IReadOnlyList<ShellWord>> In(TextArea line)
    {
        var commands = new List<IReadOnlyList<ShellWord>>();
        var words = new List<ShellWord>();
        for (var at = line.Start; at < line.End;)
        {
            var c = line.Text[at];
            if (c is ';' or '|' or '&' or '(' or ')' or '`')
            {
                End(commands, ref words);
                at++;
            }
            else if (IsBlank(line, at))
            {
                at++;
            }
            else
            {
                var end = EndOfWord(line, at);
                words.Add(Unquoted(line.Text, at, end));
                at = end;
            }
        }

        End(commands, ref words);
        return commands;
    }

    private static void End(List<IReadOnlyList<ShellWord>> commands, ref List<ShellWord> words)
    {
        if (words.Count > 0)
        {
            commands.Add(words);
            words = [];
        }
    }

    // A backslash at the end of a line joins the next one.
    private static bool IsBlank(TextArea line, int at) =>
        char.IsWhiteSpace(line.Text[at]) || (line.Text[at] == '\\' && (at + 1 == line.End || line.Text[at + 1] is '\n' or '\r'));

    private static int EndOfWord(TextArea line, int at)
    {
        while (at < line.End && !IsBlank(line, at) && line.Text[at] is not (';' or '|' or '&' or ')' or '`'))
        {
            at = line.Text[at] switch
            {
                '"' or '\'' => Math.Max(at, line.Text.IndexOf(line.Text[at], at + 1, line.End - at - 1)) + 1,
                '$' or '{' when Variables.Read(line.Text, at, line.End) is { } variable => variable.Start + variable.Length,
                _ => at + 1,
            };
        }

        return at;
    }

    private static ShellWord Unquoted(string text, int start, int end) =>
        end - start > 1 && text[start] is '"' or '\'' && text[end - 1] == text[start] ? new ShellWord(start + 1, end - 1) : new ShellWord(start, end);
}
