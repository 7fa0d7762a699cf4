using System.Globalization;
using System.Text;

namespace Nuke.Common.Output;

/// <summary>Writes the run's output: whole lines, coloured only on a terminal and never with NO_COLOR.</summary>
internal sealed class BuildOutput(IProcessState process, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Problem> _problems = [];
    private readonly bool _hasColors = process.IsTerminal
        && string.IsNullOrEmpty(process.GetVariable("NO_COLOR"))
        && process.GetVariable("TERM") != "dumb";

    public string? CurrentTarget { get; set; }

    /// <summary>Warnings and errors in the order in which they came.</summary>
    public IReadOnlyList<Problem> Problems
    {
        get
        {
            lock (_lock)
                return [.. _problems];
        }
    }

    public bool IsTerminal => process.IsTerminal;

    public long UnixTime => clock.GetUtcNow().ToUnixTimeSeconds();

    public string Time => clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public void Add(Problem problem)
    {
        lock (_lock)
            _problems.Add(problem);
    }

    public void WriteLine(string text = "", Style style = Style.Plain)
    {
        var line = new StringBuilder(text.Length + 16);
        Append(line, text, style);
        Write(line.Append('\n'));
    }

    /// <summary>Writes text that already has its line breaks, in one go.</summary>
    public void Write(StringBuilder text)
    {
        lock (_lock)
        {
            process.Output.Write(text.ToString());
            process.Output.Flush();
        }
    }

    public void Append(StringBuilder line, string text, Style style)
    {
        var code = !_hasColors || string.IsNullOrWhiteSpace(text) ? null : style switch
        {
            Style.Dim => "\e[90m",
            Style.Heading => "\e[36;1m",
            Style.Success => "\e[32;1m",
            Style.Warning => "\e[33;1m",
            Style.Error => "\e[31;1m",
            _ => null,
        };
        if (code is null)
            line.Append(text);
        else
            line.Append(code).Append(text).Append("\e[0m");
    }

    public void WriteLogo() => WriteLine("Build host compatible with NUKE 10.1.0", Style.Dim);

    public IDisposable WriteHeading(string text)
    {
        WriteLine();
        WriteLine($"── {text} {new string('─', Math.Max(3, 56 - text.Length))}", Style.Heading);
        return new Block(null);
    }

    public IDisposable WriteBetween(string start, string end) => WriteBetween(() => start, () => end);

    public IDisposable WriteBetween(Func<string> start, Func<string> end)
    {
        WriteLine(start());
        return new Block(() => WriteLine(end()));
    }

    public void WriteErrorsAndWarnings(Host host)
    {
        var problems = Problems;
        if (problems.Count == 0)
            return;
        using (host.WriteBlock("Errors & Warnings"))
        {
            // Each stands in full above; here its first line says which.
            foreach (var problem in problems)
                WriteLine($"[{problem.Level}] {(problem.Target is null ? "" : problem.Target + ": ")}{problem.Text.Split('\n')[0].TrimEnd()}", problem.Style);
        }
    }

    public void WriteBuildOutcome(INukeBuild build)
    {
        var time = clock.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        WriteLine();
        if (build.IsSucceeding)
            WriteLine($"Build succeeded on {time}.", Style.Success);
        else
            WriteLine($"Build failed on {time}.", Style.Error);
    }

    private sealed class Block(Action? end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
