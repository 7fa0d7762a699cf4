using Nuke.Common.Checks;

namespace Nuke.Common.Execution;

/// <summary>Chooses the targets of a run and their order.</summary>
internal static class ExecutionPlanner
{
    /// <summary>Plans the named targets, or the default ones when names are null, with all that they need and trigger.</summary>
    public static IReadOnlyList<ExecutableTarget> GetExecutionPlan(
        IReadOnlyCollection<ExecutableTarget> targets,
        IReadOnlyCollection<string>? invokedNames)
    {
        var problems = new List<string>();
        HashSet<ExecutableTarget>? invoked = null;
        if (invokedNames is not null)
        {
            invoked = [];
            foreach (var name in invokedNames)
            {
                if (Find(targets, name, problems) is { } target)
                {
                    target.Invoked = true;
                    invoked.Add(target);
                }
            }
        }

        InvalidBuildException.ThrowIfAny(problems);
        var plan = Plan(targets, invoked);
        foreach (var target in plan)
            target.Status = ExecutionStatus.Scheduled;
        return plan;
    }

    /// <summary>Returns the plan that invoking one target would give, without changing any state.</summary>
    public static IReadOnlyList<ExecutableTarget> Preview(IReadOnlyCollection<ExecutableTarget> targets, string name)
    {
        var problems = new List<string>();
        var target = Find(targets, name, problems);
        InvalidBuildException.ThrowIfAny(problems);
        return Plan(targets, [target!]);
    }

    /// <summary>Returns the plan of the default targets, without changing any state.</summary>
    public static IReadOnlyList<ExecutableTarget> PreviewDefault(IReadOnlyCollection<ExecutableTarget> targets) => Plan(targets, null);

    private static List<ExecutableTarget> Plan(IReadOnlyCollection<ExecutableTarget> targets, HashSet<ExecutableTarget>? invoked)
    {
        var ordered = Order(targets);
        while (true)
        {
            var plan = Choose(ordered, invoked);
            var triggered = plan.SelectMany(x => x.Triggers).Where(x => !plan.Contains(x) && targets.Contains(x)).ToList();
            if (triggered.Count == 0)
                return plan;
            invoked = [.. plan, .. triggered];
        }
    }

    /// <summary>Finds a target by a name in which case and dashes do not matter; adds a problem when there is none.</summary>
    public static ExecutableTarget? Find(IReadOnlyCollection<ExecutableTarget> targets, string name, List<string> problems)
    {
        var plainName = name.Replace("-", "", StringComparison.Ordinal);
        var target = targets.FirstOrDefault(x => x.Name.Equals(plainName, StringComparison.OrdinalIgnoreCase));
        if (target is null)
        {
            var names = targets.Where(x => x.Listed).Select(x => x.Name).Order(StringComparer.OrdinalIgnoreCase).ToList();
            problems.Add($"Target '{name}' does not exist.{NearestName.Hint(plainName, names, "")} Available targets are:\n"
                + string.Join('\n', names.Select(x => $"  - {x}")));
        }

        return target;
    }

    /// <summary>Puts what nothing else waits for first, in order of declaration; a run goes through this backwards.</summary>
    private static List<ExecutableTarget> Order(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var cycles = TargetCycles.Find(targets);
        if (cycles.Count > 0)
        {
            InvalidBuildException.ThrowIfAny(
                ["Circular dependencies between targets:\n" + string.Join('\n', cycles.Select(x => $"  - {string.Join(" -> ", x.Select(y => y.Name))}"))]);
        }

        var dependents = targets.ToDictionary(x => x, _ => 0);
        foreach (var dependency in targets.SelectMany(x => x.AllDependencies.Distinct()))
        {
            if (dependents.TryGetValue(dependency, out var count))
                dependents[dependency] = count + 1;
        }

        var remaining = targets.ToList();
        var ordered = new List<ExecutableTarget>(remaining.Count);
        while (remaining.Count > 0)
        {
            var next = remaining.First(x => dependents[x] == 0);
            remaining.Remove(next);
            ordered.Add(next);
            foreach (var dependency in next.AllDependencies.Distinct())
            {
                if (dependents.TryGetValue(dependency, out var count))
                    dependents[dependency] = count - 1;
            }
        }

        return ordered;
    }

    private static List<ExecutableTarget> Choose(List<ExecutableTarget> ordered, HashSet<ExecutableTarget>? invoked)
    {
        var needed = new HashSet<ExecutableTarget>();
        var plan = new List<ExecutableTarget>();
        foreach (var target in ordered)
        {
            if (!(invoked?.Contains(target) ?? target.IsDefault) && !needed.Contains(target))
                continue;
            plan.Add(target);
            needed.UnionWith(target.ExecutionDependencies);
        }

        plan.Reverse();
        return plan;
    }
}
