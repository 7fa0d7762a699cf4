using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints a line of a unified diff, in the colours of git where the console has any.</summary>
internal static class DiffLine
{
    /// <summary>Prints the line; only the terminal breaks it.</summary>
    /// <param name="console">The console.</param>
    /// <param name="line">The line, without its end.</param>
    public static void Write(IAnsiConsole console, string line)
    {
        var text = ReportConsole.PrintableLine(line);
        var isColoured = console.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };
        console.Profile.Out.Writer.WriteLine(isColoured && ColourOf(line) is { } code ? $"\e[{code}m{text}\e[0m" : text);
    }

    private static string? ColourOf(string line) => line switch
    {
        _ when line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("+++ ", StringComparison.Ordinal) => "1",
        ['@', ..] => "36",
        ['+', ..] => "32",
        ['-', ..] => "31",
        _ => null,
    };
}
