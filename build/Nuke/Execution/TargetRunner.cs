using Nuke.Common.Checks;
using Nuke.Common.Output;

namespace Nuke.Common.Execution;

/// <summary>Runs the targets of a plan in order.</summary>
internal sealed class TargetRunner(NukeBuild build, BuildContext context, BuildMembers members)
{
    private BuildAttempt? _attempt;
    private readonly Lock _assuring = new();
    private volatile bool _isCancelled;

    /// <summary>Lets no further target start, except those that are assured.</summary>
    public void Cancel() => _isCancelled = true;

    /// <summary>Gives up the running target and runs those that are assured.</summary>
    public void Abort()
    {
        foreach (var target in build.RunningTargets)
        {
            target.Timer.Stop();
            target.Status = ExecutionStatus.Aborted;
        }

        RunAssured();
    }

    public void Run(IReadOnlyCollection<string>? skippedNames)
    {
        SkipByName(skippedNames);
        foreach (var target in build.ExecutionPlan)
            CheckConditions(target, target.StaticConditions);

        Requirements.Validate(build, members);
        _attempt = BuildAttempt.Start(context, build.Continue);

        try
        {
            foreach (var target in build.ExecutionPlan)
            {
                if (_isCancelled)
                    throw new TargetFailedException(target.Name, new OperationCanceledException("The run was cancelled"));
                Run(target, proceed: target.ProceedAfterFailure);
            }
        }
        catch (TargetFailedException)
        {
            RunAssured();
            throw;
        }
    }

    private void RunAssured()
    {
        lock (_assuring)
        {
            foreach (var target in build.ExecutionPlan.Where(x => x.AssuredAfterFailure && x.Status == ExecutionStatus.Scheduled))
                Run(target, proceed: true);
        }
    }

    private void SkipByName(IReadOnlyCollection<string>? names)
    {
        if (names is null)
            return;
        var problems = new List<string>();
        var skipped = names.Select(x => ExecutionPlanner.Find(build.ExecutableTargets, x, problems)).ToList();
        InvalidBuildException.ThrowIfAny(problems);
        foreach (var target in build.ExecutionPlan.Where(x => names.Count == 0 || skipped.Contains(x)))
            Skip(target, "via parameter");
    }

    private void Run(ExecutableTarget target, bool proceed)
    {
        if (target.Status == ExecutionStatus.Skipped || _attempt!.HasSucceeded(target) || CheckConditions(target, target.DynamicConditions))
        {
            target.Status = ExecutionStatus.Skipped;
            build.RaiseEvent<IOnTargetSkipped>(x => x.OnTargetSkipped(target));
            build.OnTargetSkipped(target.Name);
            return;
        }

        if (target.Actions.Count == 0)
        {
            target.Status = ExecutionStatus.Collective;
            return;
        }

        context.Output.CurrentTarget = target.Name;
        using (OpenBlock(target))
        {
            try
            {
                target.Timer.Start(context.Clock);
                target.Status = ExecutionStatus.Running;
                build.RaiseEvent<IOnTargetRunning>(x => x.OnTargetRunning(target));
                build.OnTargetRunning(target.Name);
                foreach (var action in target.Actions)
                    action();

                target.Timer.Stop();
                target.Status = ExecutionStatus.Succeeded;
                build.RaiseEvent<IOnTargetSucceeded>(x => x.OnTargetSucceeded(target));
                build.OnTargetSucceeded(target.Name);
                _attempt.AddSucceeded(target);
            }
            catch (Exception exception)
            {
                exception = Unwrap(exception);
                target.Timer.Stop();
                if (target.Status == ExecutionStatus.Aborted)
                    throw new TargetFailedException(target.Name, exception);
                if (target.SummaryInformation.Count == 0)
                    build.ReportSummary(target, x => new() { [exception.GetType().Name] = exception.Message.Split('\n')[0].TrimEnd('\r') });
                FailureLog.Write(context, exception);

                target.Status = ExecutionStatus.Failed;
                build.RaiseEvent<IOnTargetFailed>(x => x.OnTargetFailed(target));
                build.OnTargetFailed(target.Name);
                if (!proceed)
                    throw new TargetFailedException(target.Name, exception);
            }
            finally
            {
                context.Output.CurrentTarget = null;
            }
        }
    }

    private IDisposable? OpenBlock(ExecutableTarget target)
    {
        var kind = context.Host.HasGroups ? DefaultOutput.TargetCollapse : DefaultOutput.TargetHeader;
        return OutputSettings.IsEnabled(build, kind) ? context.Host.WriteBlock(target.Name) : null;
    }

    private bool CheckConditions(ExecutableTarget target, List<(string Text, Func<bool> Delegate)> conditions)
    {
        try
        {
            var violated = conditions.Where(x => !x.Delegate()).Select(x => x.Text).ToList();
            if (violated.Count > 0)
            {
                target.OnlyWhen = string.Join(" && ", violated);
                Skip(target, reason: null);
            }
        }
        catch (Exception exception)
        {
            exception = Unwrap(exception);
            target.Status = ExecutionStatus.Failed;
            FailureLog.Write(context, exception, $"A condition of target {target.Name} failed: ");
            throw new TargetFailedException(target.Name, exception);
        }

        return target.OnlyWhen is not null;
    }

    /// <summary>Skips a target, unless it was invoked by name, and the dependencies that then nothing needs.</summary>
    private void Skip(ExecutableTarget target, string? reason)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;

        if (!target.Invoked)
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped ??= reason!;
        }

        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;

        var skippable = target.ExecutionDependencies.Concat(target.Triggers).Where(x => !IsNeededByOthers(x)).ToList();
        foreach (var dependency in skippable)
            Skip(dependency, $"because of {target.Name}");

        bool IsNeededByOthers(ExecutableTarget dependency)
            => build.ExecutionPlan.Any(x => x != target
                && x.Status == ExecutionStatus.Scheduled
                && (x.ExecutionDependencies.Contains(dependency) || x.Triggers.Contains(dependency)));
    }

    private static Exception Unwrap(Exception exception)
    {
        while (exception is System.Reflection.TargetInvocationException or AggregateException { InnerExceptions.Count: 1 }
            && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
