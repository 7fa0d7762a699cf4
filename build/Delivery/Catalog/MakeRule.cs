namespace KubeStellar.Delivery.Catalog;

/// <summary>How a Makefile makes one target.</summary>
/// <param name="Line">The line that names the target and holds the recipe, from 1.</param>
/// <param name="Prerequisites">What is made before, in order.</param>
/// <param name="Recipe">The shell lines without their tab and make's prefixes <c>@</c>, <c>-</c>, <c>+</c>; a conditional between them is a line of its own.</param>
public sealed record MakeRule(int Line, IReadOnlyList<string> Prerequisites, IReadOnlyList<MakefileLine> Recipe)
{
    private static readonly string[] Conditionals = ["ifeq", "ifneq", "ifdef", "ifndef", "else", "endif"];

    /// <summary>Returns the first prerequisite that is made by a recipe and is none of those known; null where there is none.</summary>
    /// <param name="makefile">The Makefile that the rule stands in.</param>
    /// <param name="known">The names of prerequisites whose recipes are known.</param>
    internal string? FindStranger(Makefile makefile, IReadOnlyCollection<string> known) =>
        Prerequisites.FirstOrDefault(name => !known.Contains(name) && makefile.FindRule(name) is { Recipe.Count: > 0 });

    internal static MakeRule? Find(IReadOnlyList<MakefileLine> lines, string target)
    {
        MakeRule? found = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (Head(lines[i], target) is var (prerequisites, first))
            {
                List<MakefileLine> recipe = [.. first, .. RecipeAfter(lines, i)];
                found = new MakeRule(recipe.Count > 0 || found is null ? lines[i].Line : found.Line, [.. found?.Prerequisites ?? [], .. prerequisites], recipe.Count > 0 ? recipe : found?.Recipe ?? []);
            }
        }

        return found;
    }

    // "target …: prerequisites ## help", or "target …: prerequisites; recipe"; an assignment such as "target: NAME = value" or "NAME := value" makes nothing.
    private static (string[] Prerequisites, IEnumerable<MakefileLine> Recipe)? Head(MakefileLine line, string target)
    {
        var semicolon = line.Text.IndexOf(';', StringComparison.Ordinal);
        var head = Makefile.WithoutComment(semicolon < 0 ? line.Text : line.Text[..semicolon]);
        var colon = head.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || head.StartsWith('\t') || head.Contains('=', StringComparison.Ordinal) || !Words(head[..colon]).Contains(target))
        {
            return null;
        }

        var hasRecipe = semicolon >= 0 && !line.Text.AsSpan(0, semicolon).Contains('#');
        return (Words(head[(colon + 1)..]), hasRecipe ? Command(line, line.Text[(semicolon + 1)..]) : []);
    }

    // A line of a recipe without what make takes off it; nothing where only a comment is left.
    private static MakefileLine[] Command(MakefileLine line, string text) =>
        text.Trim().TrimStart('@', '-', '+', ' ') is { Length: > 0 } command && !command.StartsWith('#') ? [line with { Text = command }] : [];

    private static List<MakefileLine> RecipeAfter(IReadOnlyList<MakefileLine> lines, int head)
    {
        var recipe = new List<MakefileLine>();
        var pending = new List<MakefileLine>();
        foreach (var line in lines.Skip(head + 1))
        {
            if (line.Text.StartsWith('\t'))
            {
                recipe.AddRange(pending);
                pending.Clear();
                recipe.AddRange(Command(line, line.Text));
            }
            else if (Conditionals.Contains(Words(line.Text).FirstOrDefault(), StringComparer.Ordinal))
            {
                // It belongs to the recipe only where more of the recipe follows.
                pending.Add(line with { Text = line.Text.Trim() });
            }
            else if (line.Text.Trim() is { Length: > 0 } other && !other.StartsWith('#'))
            {
                break;
            }
        }

        return recipe;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
