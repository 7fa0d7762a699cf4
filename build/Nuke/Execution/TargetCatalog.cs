using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Makes the executable targets of a build and resolves how they relate.</summary>
internal static class TargetCatalog
{
    public const BindingFlags InstanceMembers = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Creates the targets in the order of their declaration: class members, then members of components.</summary>
    public static IReadOnlyList<ExecutableTarget> CreateAll<T>(T build, BuildMembers members, Expression<Func<T, Target>>[] defaultTargets)
        where T : NukeBuild
    {
        var defaults = Array.ConvertAll(defaultTargets, x => GetDefault(build, x));
        var targets = members.Targets.ConvertAll(x => Create(build, x, defaults));
        var byFactory = new Dictionary<Delegate, ExecutableTarget>();
        foreach (var target in targets)
            byFactory.TryAdd(target.Factory, target);

        Relate(targets, byFactory, x => x.DependsOnTargets, x => x.DependentForTargets, x => x.ExecutionDependencies);
        Relate(targets, byFactory, x => x.AfterTargets, x => x.BeforeTargets, x => x.OrderDependencies);
        Relate(targets, byFactory, x => x.TriggeredByTargets, x => x.TriggersTargets, x => x.TriggerDependencies);
        Relate(targets, byFactory, x => x.TriggersTargets, x => x.TriggeredByTargets, x => x.Triggers);

        foreach (var target in targets)
        {
            if (target.AllDependencies.Contains(target) || target.Triggers.Contains(target))
                throw new InvalidOperationException($"Target '{target.Name}' cannot have a dependency on itself");
        }

        return targets;
    }

    private static Target GetDefault<T>(T build, Expression<Func<T, Target>> expression)
    {
        return MemberExpressions.GetMember(expression) is PropertyInfo property
            ? (Target)property.GetValue(build)!
            : throw new ArgumentException($"Expression '{expression}' must name a target");
    }

    private static ExecutableTarget Create(NukeBuild build, PropertyInfo property, Target[] defaults)
    {
        var definition = new TargetDefinition(property, BuildMembers.ShortName(property), build);
        var factory = (Target)property.GetValue(build)!;
        factory(definition);
        return new ExecutableTarget
        {
            Name = definition.Name,
            Member = property,
            Definition = definition,
            Description = definition.Description!,
            Factory = factory,
            IsDefault = Array.IndexOf(defaults, factory) >= 0,
            DynamicConditions = definition.DynamicConditions,
            StaticConditions = definition.StaticConditions,
            DependencyBehavior = definition.DependencyBehavior,
            ProceedAfterFailure = definition.IsProceedAfterFailure,
            AssuredAfterFailure = definition.IsAssuredAfterFailure,
            DelegateRequirements = definition.Requirements,
            Actions = definition.Actions,
            Listed = !definition.IsUnlisted,
            PartitionSize = definition.PartitionSize,
            ArtifactProducts = definition.ArtifactProducts,
        };
    }

    private static void Relate(
        List<ExecutableTarget> targets,
        Dictionary<Delegate, ExecutableTarget> byFactory,
        Func<TargetDefinition, List<Target>> direct,
        Func<TargetDefinition, List<Target>> reverse,
        Func<ExecutableTarget, List<ExecutableTarget>> relation)
    {
        foreach (var target in targets)
        {
            foreach (var factory in direct(target.Definition!))
                relation(target).Add(Find(target, factory));
        }

        foreach (var target in targets)
        {
            foreach (var factory in reverse(target.Definition!))
                relation(Find(target, factory)).Add(target);
        }

        ExecutableTarget Find(ExecutableTarget from, Target factory)
            => byFactory.GetValueOrDefault(factory)
               ?? throw new InvalidOperationException($"Target '{from.Name}' refers to '{factory.Method.Name}', which is no target of this build");
    }
}
