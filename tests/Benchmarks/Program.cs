using KubeStellar.Benchmarks.Content;
using KubeStellar.Benchmarks.Measuring;
using KubeStellar.Benchmarks.Scenarios;

if (args is [Copying.Verb, var from, var to])
{
    await Copying.RunAsync(from, to);
    return 0;
}

// Every part runs unless the arguments name some: help, release, chart, audit, push, memory, content.
string[] known = ["help", "release", "chart", "audit", "push", "memory", "content"];
if (args.Except(known).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"unknown argument {unknown}; expected some of {string.Join(", ", known)}, or none for all");
    return 255;
}

var parts = args.Length == 0 ? known : args;
var table = new ResultTable();
using (var workbench = await Workbench.SetUpAsync())
{
    workbench.Machine.Print();
    foreach (var part in parts)
    {
        var results = part switch
        {
            "help" => await HelpScenario.MeasureAsync(workbench),
            "release" => await ReleaseScenario.MeasureAsync(workbench),
            "chart" => await ChartScenario.MeasureAsync(workbench),
            "audit" => await AuditScenario.MeasureAsync(workbench),
            "push" => await PushScenario.MeasureAsync(workbench),
            "memory" => await MemoryScenario.MeasureAsync(workbench),
            _ => [],
        };
        table.Add(results);
    }
}

table.Print();
var contentRan = !parts.Contains("content") || ContentBenchmarks.Run();
return contentRan && !table.HasMissed ? 0 : 255;
