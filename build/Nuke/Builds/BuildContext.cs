using Nuke.Common.Checks;
using Nuke.Common.Execution;
using Nuke.Common.Hosts;
using Nuke.Common.IO;
using Nuke.Common.Output;
using Nuke.Common.Parameters;

namespace Nuke.Common;

/// <summary>What a run takes from outside, and what follows from it; NUKE's static properties read the current one.</summary>
internal sealed class BuildContext
{
    private static BuildContext? s_current;

    private AbsolutePath? _root;
    private AbsolutePath? _temporary;
    private Host? _host;
    private Verbosity? _verbosity;
    private BuildOutput? _output;
    private AbsolutePath? _projectFile;
    private bool _isProjectFileKnown;

    public static BuildContext Current => s_current ??= new BuildContext { Process = new SystemState() };

    public required IProcessState Process { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public BuildOutput Output => _output ??= new BuildOutput(Process, Clock);

    /// <summary>The parameters of the build that runs; before one runs, those that every build has.</summary>
    public BuildParameters Parameters
    {
        get => field ??= new BuildParameters(this, new BuildMembers());
        set;
    }

    public AbsolutePath RootDirectory => _root ??= RootFinder.Find(this);

    public AbsolutePath TemporaryDirectory => _temporary ??= CreateTemporaryDirectory();

    public AbsolutePath? BuildAssemblyFile => Process.BuildAssemblyFile;

    public AbsolutePath? BuildProjectFile
    {
        get
        {
            if (!_isProjectFileKnown)
                (_projectFile, _isProjectFileKnown) = (RootFinder.FindProjectFile(BuildAssemblyFile?.Parent), true);
            return _projectFile;
        }
    }

    public Verbosity Verbosity
    {
        get => _verbosity ??= Parameters.GetBuiltIn<Verbosity?>(BuiltInParameters.Verbosity) ?? Verbosity.Normal;
        set => _verbosity = value;
    }

    public Host Host
    {
        get => _host ??= Parameters.GetBuiltIn<Host>(BuiltInParameters.Host) ?? HostDetection.Detect(Process);
        set => _host = value;
    }

    public bool HasHost => _host is not null;

    /// <summary>Makes sure that messages can be written, even the one that says that the host or the verbosity is wrong.</summary>
    public void Settle()
    {
        try
        {
            _ = Host;
            _ = Verbosity;
        }
        catch (Exception)
        {
            _host ??= HostDetection.Detect(Process);
            _verbosity ??= Verbosity.Normal;
        }
    }

    public string[] Profiles => Parameters.GetBuiltIn<string[]>(BuiltInParameters.Profile) ?? [];

    /// <summary>Makes this context the current one until the returned object is disposed.</summary>
    public IDisposable Enter()
    {
        var previous = s_current;
        s_current = this;
        return new Restore(previous);
    }

    private AbsolutePath CreateTemporaryDirectory()
    {
        var folder = RootDirectory / ".nuke" / "temp";
        try
        {
            return folder.CreateDirectory();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidBuildException([$"Folder '{folder}' cannot be written: {exception.Message} Mend its permissions, or name another root with '--root <folder>'."]);
        }
    }

    private sealed class Restore(BuildContext? previous) : IDisposable
    {
        public void Dispose() => s_current = previous;
    }
}
