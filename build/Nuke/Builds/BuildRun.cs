using System.Linq.Expressions;
using Nuke.Common.Checks;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Output;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common;

/// <summary>One run of a build, from arguments to exit code.</summary>
internal sealed class BuildRun
{
    private const int Failure = -1;

    // Milliseconds in which two signals are one wish: timeout asks the program and then its group, a shell and the kernel both tell of a terminal that was closed.
    private const int OneWish = 250;

    // How long a target may take to notice an interruption before the run ends without it: whoever asks for the end has it within two seconds.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1.5);

    private readonly BuildContext _context;
    private readonly TaskCompletionSource _finished = new();
    private readonly Lock _finishing = new();
    private NukeBuild? _build;
    private TargetRunner? _runner;
    private int? _interruption;
    private long _interruptedAt;
    private bool _isFinished;

    private BuildRun(BuildContext context)
    {
        _context = context;
    }

    /// <summary>Runs a build of type <typeparamref name="T"/> in the given context and returns its exit code, 0 to 255 as the system sees it.</summary>
    public static int Execute<T>(BuildContext context, Expression<Func<T, Target>>[] defaultTargets)
        where T : NukeBuild, new()
    {
        var previousLogger = Log.Logger;
        using (context.Enter())
        {
            var run = new BuildRun(context);
            try
            {
                return run.Execute(defaultTargets);
            }
            finally
            {
                Log.Logger = previousLogger;
            }
        }
    }

    private int Execute<T>(Expression<Func<T, Target>>[] defaultTargets)
        where T : NukeBuild, new()
    {
        Log.Logger = LazyLogger.Create(_context, typeof(T));
        try
        {
            var members = BuildMembers.Of(typeof(T));
            _context.Parameters = new BuildParameters(_context, members);
            var parameters = _context.Parameters;
            var problems = parameters.FindProblems();
            if (!parameters.IsHelpWanted)
                InvalidBuildException.ThrowIfAny(problems);

            var build = new T { Help = parameters.IsHelpWanted };
            _build = build;
            build.ExecutableTargets = TargetCatalog.CreateAll(build, members, defaultTargets);

            // Whoever asks for help gets it, whatever else is wrong.
            return problems.Count > 0 ? WriteHelp(build) : Run(build, members, parameters);
        }
        catch (TargetFailedException)
        {
            return ExitCode(Failure);
        }
        catch (InvalidBuildException exception)
        {
            foreach (var problem in exception.Problems)
                Log.Error("{Message}", problem);
            return ExitCode(Failure);
        }
        catch (Exception exception)
        {
            FailureLog.Write(_context, exception);
            return ExitCode(Failure);
        }
        finally
        {
            Finish();
            _finished.SetResult();
        }
    }

    private int Run(NukeBuild build, BuildMembers members, BuildParameters parameters)
    {
        build.NoLogo = parameters.GetBuiltIn<bool>(BuiltInParameters.NoLogo);
        build.Plan = parameters.GetBuiltIn<bool>(BuiltInParameters.Plan);
        build.Continue = parameters.GetBuiltIn<bool>(BuiltInParameters.Continue);
        build.Partition = parameters.GetBuiltIn<Partition>(BuiltInParameters.Partition) ?? build.Partition;
        parameters.Inject(build);

        var configuration = parameters.GetBuiltIn<string>(BuiltInParameters.GenerateConfiguration);
        if (configuration is not null)
        {
            ConfigurationGeneration.Generate(build, configuration);
            return 0;
        }

        BuildSchema.Update(_context, build);
        if (parameters.GetBuiltIn<bool>(BuiltInParameters.ShellCompletion))
            return 0;
        if (!NukeBuild.IsServerBuild)
            ConfigurationGeneration.Refresh(build);

        build.RaiseEvent<IOnBuildCreated>(x => x.OnBuildCreated(build.ExecutableTargets));
        build.OnBuildCreated();
        WriteLogo(build);
        if (build.Help)
            return WriteHelp(build);

        var plan = ExecutionPlanner.GetExecutionPlan(build.ExecutableTargets, parameters.GetBuiltIn<string[]>(BuiltInParameters.Target));
        if (plan.Count == 0)
            return WriteHelp(build);
        if (build.Plan)
        {
            ExecutionPlanPage.Show(_context, build);
            return 0;
        }

        build.ExecutionPlan = plan;
        parameters.InjectOthers(build);
        build.RaiseEvent<IOnBuildInitialized>(x => x.OnBuildInitialized(build.ExecutableTargets, plan));
        build.OnBuildInitialized();

        _runner = new TargetRunner(build, _context, members);
        using (_context.Process.OnInterrupt(Interrupt))
            _runner.Run(parameters.GetBuiltIn<string[]>(BuiltInParameters.Skip));
        return ExitCode(build.IsSucceeding ? 0 : Failure);
    }

    private int WriteHelp(NukeBuild build)
    {
        _context.Output.Write(HelpText.Create(_context.Output, build.ExecutableTargets, _context.Parameters));
        return 0;
    }

    private void WriteLogo(NukeBuild build)
    {
        if (!build.NoLogo && OutputSettings.IsEnabled(build, DefaultOutput.Logo))
            _context.Output.WriteLogo();
    }

    private int ExitCode(int code)
    {
        if (_interruption is { } interruption)
            return interruption;
        if (_build is null)
            return code & 0xFF;
        _build.ExitCode ??= code;
        return _build.ExitCode.Value & 0xFF;
    }

    /// <summary>Ends the run: by itself when the running target notices in time, else at once.</summary>
    private void Interrupt(int exitCode)
    {
        if (_interruption is not null)
        {
            if (Environment.TickCount64 - _interruptedAt < OneWish)
                return;
            Environment.Exit(exitCode);
        }

        (_interruption, _interruptedAt) = (exitCode, Environment.TickCount64);
        _runner?.Cancel();
        if (_finished.Task.Wait(s_grace))
            return;
        _runner?.Abort();
        Finish();
        Environment.Exit(exitCode);
    }

    private void Finish()
    {
        lock (_finishing)
        {
            if (_isFinished || _build is not { IsPlanned: true } build)
                return;
            _isFinished = true;
            foreach (var target in build.ExecutionPlan)
            {
                target.Timer.Stop();
                target.Status = target.Status switch
                {
                    ExecutionStatus.Running => ExecutionStatus.Aborted,
                    ExecutionStatus.Scheduled => ExecutionStatus.NotRun,
                    var status => status,
                };
            }

            WriteOutcome(build);
        }

        _build.RaiseEvent<IOnBuildFinished>(x => x.OnBuildFinished());
        _build.OnBuildFinished();
    }

    private void WriteOutcome(NukeBuild build)
    {
        // When nothing has run, the reason was just printed, and a table would only repeat the plan.
        var hasRun = build.ExecutionPlan.Any(x => x.Status != ExecutionStatus.NotRun);
        if (hasRun && OutputSettings.IsEnabled(build, DefaultOutput.ErrorsAndWarnings))
            _context.Host.WriteErrorsAndWarnings();
        if (hasRun && OutputSettings.IsEnabled(build, DefaultOutput.TargetOutcome))
            _context.Host.WriteTargetOutcome(build);
        if (OutputSettings.IsEnabled(build, DefaultOutput.BuildOutcome))
            _context.Host.WriteBuildOutcome(build);
    }
}
