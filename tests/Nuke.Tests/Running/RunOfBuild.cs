using System.Linq.Expressions;
using Nuke.Common.IO;

namespace Nuke.Common.Tests;

/// <summary>A repository in a temporary folder in which tests run builds, with arguments, environment and clock of their own.</summary>
public sealed class RunOfBuild : IDisposable
{
    public RunOfBuild()
    {
        Root = Path.Combine(Path.GetTempPath(), "nuke-host-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Root / ".nuke");
        WorkingDirectory = Root;
    }

    public AbsolutePath Root { get; }

    public AbsolutePath WorkingDirectory { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; set; }

    public string Output { get; private set; } = "";

    public int ExitCode { get; private set; }

    internal TestClock Clock { get; } = new();

    internal FakeProcess? Process { get; private set; }

    /// <summary>The closing table as "Target Status" lines.</summary>
    public IReadOnlyList<string> Outcome => [.. Output.Split('\n')
        .SkipWhile(x => !x.StartsWith("Target  ", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(x => !x.StartsWith('─'))
        .Select(x => string.Join(' ', x.Split("//")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)))];

    public RunOfBuild File(string path, string content)
    {
        (Root / path).WriteAllText(content);
        return this;
    }

    public int Execute<T>(string arguments, params Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild, new()
    {
        Process = new FakeProcess(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), Variables, WorkingDirectory, IsTerminal);
        ExitCode = BuildRun.Execute(new BuildContext { Process = Process, Clock = Clock }, defaults);
        Output = Process.Output.ToString()!;
        return ExitCode;
    }

    /// <summary>Runs and returns the build itself.</summary>
    public T Run<T>(string arguments, params Expression<Func<T, Target>>[] defaults)
        where T : TestBuild, new()
    {
        Execute(arguments, defaults);
        Check.True(ExitCode == 0, Output);
        return (T)TestBuild.Latest!;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
