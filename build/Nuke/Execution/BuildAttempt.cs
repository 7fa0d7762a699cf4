using System.Globalization;
using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Remembers in <c>.nuke/temp/build-attempt.log</c> what has succeeded, for <c>--continue</c>.</summary>
internal sealed class BuildAttempt
{
    private readonly AbsolutePath _file;
    private readonly HashSet<string> _succeeded;

    private BuildAttempt(AbsolutePath file, string invocation, IReadOnlyCollection<string> succeeded)
    {
        _file = file;
        _succeeded = [.. succeeded];
        _file.WriteAllLines([invocation, .. succeeded]);
    }

    /// <summary>Begins an attempt; a continued one counts what succeeded before, if it was invoked the same way.</summary>
    public static BuildAttempt Start(BuildContext context, bool isContinued)
    {
        var file = context.TemporaryDirectory / "build-attempt.log";
        var invocation = Invocation(context);
        if (!isContinued || !file.FileExists())
            return new BuildAttempt(file, invocation, []);

        var lines = file.ReadAllLines();
        if (lines.FirstOrDefault() == invocation)
            return new BuildAttempt(file, invocation, lines[1..]);

        Log.Warning("The invocation is not the one of the previous attempt: all targets run");
        return new BuildAttempt(file, invocation, []);
    }

    public bool HasSucceeded(ExecutableTarget target) => _succeeded.Contains(target.Name);

    public void AddSucceeded(ExecutableTarget target) => File.AppendAllText(_file, target.Name + "\n");

    /// <summary>A number for targets and values; names of switches are left out, so that <c>--continue</c> makes no difference.</summary>
    private static string Invocation(BuildContext context)
    {
        // FNV-1a: equality of short texts needs no cryptography, which would be slow to load.
        var hash = 14695981039346656037UL;
        foreach (var character in string.Join('\n', context.Process.Arguments.Where(x => !x.StartsWith('-'))))
            hash = (hash ^ character) * 1099511628211UL;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
