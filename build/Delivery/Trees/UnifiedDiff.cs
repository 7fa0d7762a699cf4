using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace KubeStellar.Delivery.Trees;

/// <summary>Writes how a file differs from another as <c>diff -u</c> and <c>git diff</c> do, so that <c>git apply</c> takes it.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    // Comparing takes time that grows with the square of the lines that differ.
    private const int MostLines = 20_000;
    private const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // A line keeps its end, so that other line ends are a difference too. Only '\n' ends one, as in git.
    private static readonly CustomFunctionChunker Lines = new(SplitLines);

    /// <summary>Returns what deriving does to a file; of a link, where it leads is compared.</summary>
    /// <param name="change">The change.</param>
    public static string Of(FileChange change) =>
        (change is { Before.Kind: var before, After.Kind: var after } && (before == TreeFileKind.Symlink) != (after == TreeFileKind.Symlink) ? $"{change.Path}: {NameOf(before)} becomes {NameOf(after)}\n" : "")
        + Of(change.Path, change.Before?.Content, change.After?.Content);

    /// <summary>Returns the difference, each line ended; one line that says so where a file is no text or too large to compare.</summary>
    /// <param name="path">The file's path below the root of its tree.</param>
    /// <param name="before">What it holds, or null where there is none.</param>
    /// <param name="after">What it would hold, or null where there would be none.</param>
    public static string Of(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after)
    {
        var (oldName, newName) = (before is null ? "/dev/null" : $"a/{path}", after is null ? "/dev/null" : $"b/{path}");
        if (TextOf(before) is not { } oldText || TextOf(after) is not { } newText)
        {
            return $"Binary files {oldName} and {newName} differ ({SizeOf(before)}, {SizeOf(after)})\n";
        }

        var (oldLines, newLines) = (SplitLines(oldText), SplitLines(newText));
        return Math.Max(oldLines.Length, newLines.Length) > MostLines || Math.Max(oldText.Length, newText.Length) > MostBytes
            ? $"Files {oldName} and {newName} differ and are too large to compare ({SizeOf(before)}, {SizeOf(after)})\n"
            : Render($"--- {oldName}\n+++ {newName}\n", Differ.Instance.CreateDiffs(oldText, newText, ignoreWhiteSpace: false, ignoreCase: false, Lines));
    }

    private static string Render(string head, DiffResult difference)
    {
        var text = new StringBuilder(head);
        var blocks = difference.DiffBlocks;
        for (var first = 0; first < blocks.Count;)
        {
            var last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - EndOf(blocks[last]) <= 2 * Context)
            {
                last++;
            }

            AppendHunk(text, difference, [.. blocks.Skip(first).Take(last - first + 1)]);
            first = last + 1;
        }

        return text.ToString();
    }

    private static void AppendHunk(StringBuilder text, DiffResult difference, IReadOnlyList<DiffBlock> blocks)
    {
        var (oldLines, newLines) = (difference.PiecesOld, difference.PiecesNew);
        var start = Math.Max(0, blocks[0].DeleteStartA - Context);
        var end = Math.Min(oldLines.Count, EndOf(blocks[^1]) + Context);
        var added = blocks.Sum(block => block.InsertCountB - block.DeleteCountA);
        var newStart = blocks[0].InsertStartB - (blocks[0].DeleteStartA - start);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(start, end - start)} +{Range(newStart, end - start + added)} @@\n");
        var line = start;
        foreach (var block in blocks)
        {
            AppendLines(text, ' ', oldLines, line, block.DeleteStartA);
            AppendLines(text, '-', oldLines, block.DeleteStartA, EndOf(block));
            AppendLines(text, '+', newLines, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            line = EndOf(block);
        }

        AppendLines(text, ' ', oldLines, line, end);
    }

    private static void AppendLines(StringBuilder text, char mark, IReadOnlyList<string> lines, int from, int to)
    {
        for (var number = from; number < to; number++)
        {
            text.Append(mark).Append(lines[number]);
            if (!lines[number].EndsWith('\n'))
            {
                text.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    // A range of no lines is named by the line before it.
    private static string Range(int start, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    private static string NameOf(TreeFileKind kind) => kind == TreeFileKind.Symlink ? "a symbolic link" : "a file";

    private static string SizeOf(ReadOnlyMemory<byte>? content) => content is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes") : "none";

    private static string? TextOf(ReadOnlyMemory<byte>? content)
    {
        if (content is not { } bytes)
        {
            return "";
        }

        try
        {
            return bytes.Span.Contains((byte)0) ? null : Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string[] SplitLines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }
}
