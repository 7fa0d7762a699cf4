using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The process-wide state that a run reads: the one place where tests put something else.</summary>
internal interface IProcessState
{
    IReadOnlyList<string> Arguments { get; }
    IReadOnlyDictionary<string, string> Variables { get; }
    AbsolutePath WorkingDirectory { get; set; }
    TextWriter Output { get; }
    bool IsTerminal { get; }
    AbsolutePath? BuildAssemblyFile { get; }
    string? GetVariable(string name);
    void SetVariable(string name, string? value);

    /// <summary>Opens a file in a browser if there is one to be expected; never fails.</summary>
    void OpenInBrowser(string file);

    /// <summary>Calls the handler when the process is asked to end, as by Ctrl-C, in place of its end, until the result is disposed; the handler is given the exit code that tells of it.</summary>
    IDisposable OnInterrupt(Action<int> handler);
}
