using KubeStellar.Delivery.References.Updates;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints updates of references; every text is data, never markup.</summary>
internal static class UpdateConsole
{
    /// <summary>Prints what would be written.</summary>
    /// <param name="console">The console.</param>
    /// <param name="plan">The update.</param>
    public static void WritePlan(IAnsiConsole console, UpdatePlan plan)
    {
        WriteChanges(console, plan);
        console.Line("Dry run: nothing was written.");
    }

    /// <summary>Prints what was written.</summary>
    /// <param name="console">The console.</param>
    /// <param name="plan">The update.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void WriteWritten(IAnsiConsole console, UpdatePlan plan, string reportPath)
    {
        WriteChanges(console, plan);
        console.Line($"Report: {reportPath}");
    }

    private static void WriteChanges(IAnsiConsole console, UpdatePlan plan)
    {
        foreach (var repository in plan.Repositories)
        {
            foreach (var line in repository.Diff.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                DiffLine.Write(console, line);
            }

            foreach (var stays in repository.Untouched.Where(stays => stays.Cause != UntouchedCause.Use))
            {
                console.Line($"stays: {stays.Reference.Place.File}:{stays.Reference.Place.Line} {stays.Reference.Artifact} {stays.Reference.Version ?? stays.Reference.Written}: {stays.Reason}");
            }

            foreach (var note in repository.Notes)
            {
                console.Line($"{note.Subject}: {note.Text}");
            }

            var files = repository.Changes.Count;
            console.Line($"{repository.Source.Name}: {(files == 0 ? "nothing to change" : $"{repository.Edits.Count} versions in {(files == 1 ? "1 file" : $"{files} files")}")}");
        }
    }
}
