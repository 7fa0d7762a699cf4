using System.Collections;
using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The state of this very process.</summary>
internal sealed class SystemState : IProcessState
{
    private readonly string[] _commandLine = Environment.GetCommandLineArgs();

    public IReadOnlyList<string> Arguments => field ??= _commandLine[1..];

    public IReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var result = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
                result[(string)entry.Key] = (string?)entry.Value ?? "";
            return result;
        }
    }

#pragma warning disable RS0030 // A build tool is where the current directory and the environment enter; all else gets them passed.
    public AbsolutePath WorkingDirectory
    {
        get => Environment.CurrentDirectory;
        set => Environment.CurrentDirectory = value;
    }

    public void SetVariable(string name, string? value) => Environment.SetEnvironmentVariable(name, value);

    public void OpenInBrowser(string file)
    {
        if (OperatingSystem.IsLinux() && GetVariable("DISPLAY") is null && GetVariable("WAYLAND_DISPLAY") is null)
            return;
        try
        {
            var start = OperatingSystem.IsWindows()
                ? new System.Diagnostics.ProcessStartInfo(file) { UseShellExecute = true }
                : new System.Diagnostics.ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [file]) { RedirectStandardError = true };
            using var browser = System.Diagnostics.Process.Start(start);
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            // The page is written and its path printed; a browser is a convenience.
        }
    }
#pragma warning restore RS0030

    public TextWriter Output => Console.Out;

    public bool IsTerminal => !Console.IsOutputRedirected;

    public AbsolutePath? BuildAssemblyFile
    {
        get
        {
            // A single-file program has no assembly location; NUKE then means the program.
            var location = Assembly.GetEntryAssembly()?.Location;
            return string.IsNullOrEmpty(location) ? Environment.ProcessPath : location;
        }
    }

    public string? GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    public IDisposable OnInterrupt(Action<int> handler) => new SignalHandlers(handler);
}
