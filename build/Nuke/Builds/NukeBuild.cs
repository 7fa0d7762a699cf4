using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>Base class of a build: its target properties are what the command line can invoke.</summary>
public abstract partial class NukeBuild : INukeBuild
{
    private IReadOnlyCollection<ExecutableTarget> _executionPlan = [];

    /// <summary>Runs the build of type <typeparamref name="T"/> with the process's arguments; without a target on the command line, the given ones are invoked. Returns the exit code.</summary>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new()
    {
        return BuildRun.Execute<T>(BuildContext.Current, defaultTargetExpressions);
    }

    internal IReadOnlyCollection<ExecutableTarget> ExecutableTargets { get; set; } = [];

    internal bool IsPlanned { get; private set; }

    /// <summary>The targets of this run in the order in which they run.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan
    {
        get => _executionPlan;
        set => (_executionPlan, IsPlanned) = (value, true);
    }

    /// <summary>The targets that were named on the command line.</summary>
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => [.. ExecutionPlan.Where(x => x.Invoked)];

    /// <summary>The targets of the plan that are skipped.</summary>
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => Having(ExecutionStatus.Skipped);

    /// <summary>The targets of the plan that are still to run.</summary>
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => Having(ExecutionStatus.Scheduled);

    /// <summary>The targets of the plan that are running.</summary>
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => Having(ExecutionStatus.Running);

    /// <summary>The targets of the plan that were interrupted.</summary>
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => Having(ExecutionStatus.Aborted);

    /// <summary>The targets of the plan that failed.</summary>
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => Having(ExecutionStatus.Failed);

    /// <summary>The targets of the plan that succeeded.</summary>
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => Having(ExecutionStatus.Succeeded);

    /// <summary>The targets of the plan that failed, then those that succeeded.</summary>
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets => [.. FailedTargets, .. SucceededTargets];

    /// <summary>Whether the run only writes the execution plan as HTML.</summary>
    public bool Plan { get; internal set; }

    /// <summary>Whether the run only prints the help.</summary>
    public bool Help { get; internal set; }

    /// <summary>Whether the banner is left out.</summary>
    public bool NoLogo { get; set; }

    /// <summary>Whether targets that succeeded in the previous attempt are not run again.</summary>
    public bool Continue { get; internal set; }

    /// <summary>The part of the work that this run does.</summary>
    public Partition Partition { get; internal set; } = Partition.Single;

    /// <summary>Whether nothing in the plan has failed, was interrupted or was left out by a failure.</summary>
    public bool IsSucceeding => !IsFailing;

    /// <summary>Whether something in the plan has failed, was interrupted or was left out by a failure.</summary>
    public bool IsFailing => ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);

    /// <summary>Whether nothing in the plan is running or still to run.</summary>
    public bool IsFinished => !ExecutionPlan.Any(x => x.Status is ExecutionStatus.Scheduled or ExecutionStatus.Running);

    /// <summary>The exit code to return; when null, 0 on success and -1 (255) on failure.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Sets what the closing table shows beside the running target.</summary>
    public void ReportSummary(Configure<Dictionary<string, string>>? configurator = null)
    {
        ReportSummary(ExecutionPlan.Single(x => x.Status == ExecutionStatus.Running), configurator);
    }

    internal void ReportSummary(ExecutableTarget target, Configure<Dictionary<string, string>>? configurator)
    {
        target.SummaryInformation = new Dictionary<string, string>(configurator.InvokeSafe([]));
        RaiseEvent<IOnTargetSummaryUpdated>(x => x.OnTargetSummaryUpdated(this, target));
    }

    private List<ExecutableTarget> Having(ExecutionStatus status)
    {
        return ExecutionPlan.Where(x => x.Status == status).ToList();
    }

    IReadOnlyCollection<ExecutableTarget> INukeBuild.ExecutableTargets => ExecutableTargets;
    AbsolutePath INukeBuild.RootDirectory => RootDirectory;
    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;
    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;
    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;
    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;
    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;
    Verbosity INukeBuild.Verbosity => Verbosity;
    Host INukeBuild.Host => Host;
    bool INukeBuild.IsLocalBuild => IsLocalBuild;
    bool INukeBuild.IsServerBuild => IsServerBuild;

    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression)
    {
        return (T)BuildContext.Current.Parameters.GetValue(parameterExpression)!;
    }

    T INukeBuild.TryGetValue<T>(Expression<Func<object?>> parameterExpression)
    {
        return BuildContext.Current.Parameters.GetValue(parameterExpression) is { } value ? (T)value : default!;
    }
}
