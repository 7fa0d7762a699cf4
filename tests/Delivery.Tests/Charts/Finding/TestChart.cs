using System.Text;
using KubeStellar.Delivery.Charts;
using KubeStellar.Delivery.Charts.Finding;

namespace KubeStellar.Delivery.Tests.Charts.Finding;

/// <summary>A small chart in memory; its files are given as path and text.</summary>
internal static class TestChart
{
    public const string Metadata = "apiVersion: v2\nname: box\nversion: 1.2.3\nappVersion: 1.2.3\n";

    public static ChartFileSet Of(params IEnumerable<(string Path, string Text)> files) =>
        new ChartFileSet("box", [new ChartFile(ChartFileSet.MetadataFile, Encoding.UTF8.GetBytes(Metadata))])
            .With(files.Select(file => new ChartFile(file.Path, Encoding.UTF8.GetBytes(file.Text))));

    /// <summary>Finds in a chart of one template, <c>templates/a.yaml</c>.</summary>
    public static ChartFindings Find(string template, string values = "") =>
        ChartReferenceFinder.Find(Of(("templates/a.yaml", template), (ChartFileSet.ValuesFile, values)));

    /// <summary>The references as lines <c>Kind text file:line [holder]</c>, with a question mark behind what is conditional.</summary>
    public static string[] Lines(this ChartFindings findings) =>
        [.. findings.References.Select(found => $"{found.Kind} {found.Text} {found.File}:{found.Line} [{found.Holder}]{(found.Conditional ? " ?" : "")}{(found.FromSubchart is null ? "" : $" from {found.FromSubchart}")}")];

    /// <summary>The texts of the references, with a question mark behind what is conditional.</summary>
    public static string[] Texts(this ChartFindings findings) => [.. findings.References.Select(found => found.Text + (found.Conditional ? " ?" : ""))];

    /// <summary>The problems as lines <c>file:line expression: what</c>, with a question mark behind what is conditional.</summary>
    public static string[] Problems(this ChartFindings findings) =>
        [.. findings.Problems.Select(problem => $"{problem.File}:{problem.Line} {problem.Expression}: {problem.What}{(problem.Conditional ? " ?" : "")}{(problem.FromSubchart is null ? "" : $" from {problem.FromSubchart}")}")];
}
