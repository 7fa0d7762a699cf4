using KubeStellar.Delivery.References;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints what repositories refer to; every text is data, never markup.</summary>
internal static class ReferencesConsole
{
    private const int UnreadShown = 20;
    private const int ColumnsAligned = 3;
    private static readonly ReferenceKind[] Kinds = Enum.GetValues<ReferenceKind>();

    /// <summary>Prints the references of each repository, grouped by file, and what was not read.</summary>
    /// <param name="console">The console.</param>
    /// <param name="ledgers">What they refer to.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<ReferenceLedger> ledgers)
    {
        foreach (var ledger in ledgers)
        {
            console.Line($"{Head(ledger)}: {ledger.References.Count} references in {ledger.References.Select(reference => reference.Place.File).Distinct().Count()} files ({CountsOf(ledger)})");
            foreach (var file in ledger.References.GroupBy(reference => reference.Place.File))
            {
                console.Line(file.Key);
                WriteRows(console, [.. file.Select(TextsOf)]);
            }

            console.Line();
            WriteUnread(console, ledger);
        }
    }

    /// <summary>Prints a row for each release.</summary>
    /// <param name="console">The console.</param>
    /// <param name="ledgers">What each refers to.</param>
    public static void WriteHistory(IAnsiConsole console, IReadOnlyList<ReferenceLedger> ledgers)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns(["Source", "Release", "Commit", "References", .. Kinds.Select(NameOf)]);
        foreach (var ledger in ledgers)
        {
            IEnumerable<string> texts =
            [
                ledger.Repository, ledger.Revision ?? "", ledger.Commit?.Abbreviated ?? "", $"{ledger.References.Count}", .. Kinds.Select(kind => Count(ledger, kind)).Select(count => count == 0 ? "" : $"{count}"),
            ];
            table.AddRow(texts.Select(ReportConsole.Cell));
        }

        console.Write(table);
        foreach (var ledger in ledgers)
        {
            WriteUnread(console, ledger);
        }
    }

    // A table would break the names of artifacts, which are long, within its columns.
    private static void WriteRows(IAnsiConsole console, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, ColumnsAligned).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            console.Line("  " + string.Join("  ", row.Select((text, column) => column < ColumnsAligned ? text.PadRight(widths[column]) : text)));
        }
    }

    private static string[] TextsOf(VersionedReference reference) =>
    [
        $"{reference.Place.Line}:{reference.Place.Column}",
        reference.Version ?? (reference.Written.Length > 0 ? reference.Written : "none"),
        NameOf(reference.Kind),
        reference.Artifact.ToString(),
        $"({reference.Reason})",
    ];

    private static string Head(ReferenceLedger ledger) => ledger.Commit is { } commit ? $"{ledger.Repository} at {ledger.Revision} ({commit.Abbreviated})" : ledger.Repository;

    private static string CountsOf(ReferenceLedger ledger) =>
        string.Join(", ", Kinds.Select(kind => (Kind: kind, Count: Count(ledger, kind))).Where(count => count.Count > 0).Select(count => $"{count.Count} {NameOf(count.Kind)}"));

    private static int Count(ReferenceLedger ledger, ReferenceKind kind) => ledger.References.Count(reference => reference.Kind == kind);

    private static string NameOf(ReferenceKind kind) => kind == ReferenceKind.LowerBound ? "lower bound" : $"{kind}".ToLowerInvariant();

    private static void WriteUnread(IAnsiConsole console, ReferenceLedger ledger)
    {
        foreach (var unread in ledger.Unread.Take(UnreadShown))
        {
            console.Line($"not read: {Head(ledger)} {unread.File}{(unread.Line > 0 ? $":{unread.Line}" : "")}: {unread.Reason}");
        }

        if (ledger.Unread.Count > UnreadShown)
        {
            console.Line($"… {ledger.Unread.Count - UnreadShown} more that were not read in the report");
        }
    }
}
