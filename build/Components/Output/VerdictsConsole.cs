using KubeStellar.Delivery.References.Checks;
using KubeStellar.Delivery.Releases;
using Spectre.Console;

namespace KubeStellar.Build.Output;

/// <summary>Prints what is wrong with references, and how to mend it; every text is data, never markup.</summary>
internal static class VerdictsConsole
{
    private const int InformationShown = 30;

    /// <summary>Prints what is wrong, what nobody could tell, and what is good to know.</summary>
    /// <param name="console">The console.</param>
    /// <param name="checks">The verdicts.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<CheckResult> checks, string reportPath)
    {
        WriteInformation(console, [.. checks.Where(check => check.IsInformation)]);
        WriteOpenAndWrong(console, checks);
        console.Line($"{Summarize(checks)}. Report: {reportPath}");
    }

    /// <summary>Prints what was wrong in releases, which nobody can mend.</summary>
    /// <param name="console">The console.</param>
    /// <param name="verdicts">What was found in each repository.</param>
    /// <param name="reportPath">Where the report is.</param>
    public static void WriteHistory(IAnsiConsole console, IReadOnlyList<HistoryVerdicts> verdicts, string reportPath)
    {
        foreach (var repository in verdicts)
        {
            foreach (var check in repository.Checks)
            {
                console.Line($"{check.Subject}: expected {check.Expected}, found {check.Actual}");
            }

            var concerned = repository.Findings.Select(finding => finding.Release).Distinct().Count();
            console.Line($"{repository.Repository}: {repository.Releases.Count} releases, {(concerned == 0 ? "nothing wrong in any" : $"something wrong in {concerned}, which stays: releases never change")}");
        }

        console.Line($"Report: {reportPath}");
    }

    /// <summary>Prints what is wrong with the step that mends it, and what nobody could tell.</summary>
    /// <param name="console">The console.</param>
    /// <param name="checks">The verdicts.</param>
    internal static void WriteOpenAndWrong(IAnsiConsole console, IReadOnlyList<CheckResult> checks)
    {
        foreach (var check in checks.Where(check => !check.IsCheckable))
        {
            console.Line($"{check.Id} {check.Subject}: {check.Actual}");
        }

        foreach (var check in checks.Where(check => check.Refuses))
        {
            console.Line($"NO {check.Id} {check.Subject}: expected {check.Expected}, found {check.Actual}");
            console.Line($"   next: {check.Fix}");
        }
    }

    /// <summary>Returns how many verdicts there are of each outcome.</summary>
    /// <param name="checks">The verdicts.</param>
    internal static string Summarize(IReadOnlyList<CheckResult> checks)
    {
        var (wrong, open) = (checks.Count(check => check.Refuses), checks.Count(check => !check.IsCheckable));
        return $"{checks.Count(check => check is { Ok: true, IsCheckable: true, IsInformation: false })} checks passed{(wrong == 0 ? "" : $", {wrong} found something wrong")}{(open == 0 ? "" : $", {open} could not be made")}";
    }

    private static void WriteInformation(IAnsiConsole console, IReadOnlyList<CheckResult> checks)
    {
        foreach (var check in checks.Take(InformationShown))
        {
            console.Line($"{check.Id} {check.Subject}: {check.Actual}; {check.Expected}");
        }

        if (checks.Count > InformationShown)
        {
            console.Line($"… {checks.Count - InformationShown} more to know in the report");
        }
    }
}
