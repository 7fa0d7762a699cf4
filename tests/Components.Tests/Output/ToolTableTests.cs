using KubeStellar.Build.Output;
using KubeStellar.Delivery.Tools;
using Spectre.Console;

namespace KubeStellar.Build.Tests.Output;

public class ToolTableTests
{
    private const string Path = "/a/rather/long/folder/of/a/tool/cache/go-install/sigs.k8s.io%2Fcontroller-tools%2Fcmd%2Fcontroller-gen@v0.15.0/controller-gen";

    private static readonly ListedTool Listed = new("kubestellar", "controller-gen", "v0.15.0", "Makefile:4");

    [Fact]
    public void A_program_stands_in_a_row_with_its_origin_and_its_path_whole_on_a_line_of_its_own()
    {
        var lines = Print(console => ToolTable.Write(console, [Listed with { Found = new Tool("controller-gen", "v0.15.0", ToolOrigin.ToolCache, Path), Note = "a note" }], "/output/Tools.json"));
        Assert.Contains(lines, line => line.Contains("Makefile:4", StringComparison.Ordinal) && line.Contains("tool cache", StringComparison.Ordinal));
        Assert.Contains($"controller-gen: {Path}", lines);
        Assert.Contains("a note", lines);
        Assert.Contains("Report: /output/Tools.json", lines);
    }

    [Fact]
    public void A_program_that_cannot_be_had_is_marked()
    {
        var missing = new ToolMissingException(new ToolPin("example.org/controller-gen", "v0.15.0", "Makefile:4"), ["none here"]);
        Assert.Contains(Print(console => ToolTable.Write(console, [Listed with { Missing = missing }], "")), line => line.Contains("MISSING", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_has_what_is_asked_for_alone()
    {
        var lines = Print(console => ToolTable.WritePlan(console, [Listed]));
        Assert.Contains(lines, line => line.Contains("v0.15.0", StringComparison.Ordinal) && line.Contains("Makefile:4", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("MISSING", StringComparison.Ordinal));
    }

    private static string[] Print(Action<IAnsiConsole> write)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No });
        console.Profile.Width = 100;
        write(console);
        return writer.ToString().Split('\n', StringSplitOptions.TrimEntries);
    }
}
