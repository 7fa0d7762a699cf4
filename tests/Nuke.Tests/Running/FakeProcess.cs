using Nuke.Common.IO;

namespace Nuke.Common.Tests;

internal sealed class FakeProcess(string[] arguments, Dictionary<string, string> variables, AbsolutePath workingDirectory, bool isTerminal) : IProcessState
{
    public IReadOnlyList<string> Arguments => arguments;

    public IReadOnlyDictionary<string, string> Variables => variables;

    public AbsolutePath WorkingDirectory { get; set; } = workingDirectory;

    public TextWriter Output { get; } = new StringWriter { NewLine = "\n" };

    public bool IsTerminal => isTerminal;

    public AbsolutePath? BuildAssemblyFile => null;

    public List<string> Opened { get; } = [];

    public Action<int>? InterruptHandler { get; private set; }

    public string? GetVariable(string name) => variables.GetValueOrDefault(name);

    public void SetVariable(string name, string? value)
    {
        if (value is null)
            variables.Remove(name);
        else
            variables[name] = value;
    }

    public void OpenInBrowser(string file) => Opened.Add(file);

    public IDisposable OnInterrupt(Action<int> handler)
    {
        InterruptHandler = handler;
        return new StringReader("");
    }
}
