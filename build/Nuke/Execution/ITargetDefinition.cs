using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Says what a target does and how it relates to others; every method returns the same definition.</summary>
public interface ITargetDefinition
{
    /// <summary>Sets the text that the help shows.</summary>
    ITargetDefinition Description(string? description);

    /// <summary>Adds actions.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds an action whose result is not used.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds an action that is awaited.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Adds targets that run before this one and are part of its plan.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>As <see cref="DependsOn(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="DependsOn{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Makes this target a dependency of the given ones.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <summary>As <see cref="DependentFor(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="DependentFor{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Adds a condition that is checked right before the target would run; false skips it.</summary>
    ITargetDefinition OnlyWhenDynamic(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null);

    /// <summary>Adds a condition that is checked before any target runs; false skips the target.</summary>
    ITargetDefinition OnlyWhenStatic(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null);

    /// <summary>Adds members that must have a value before any target runs.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class?;

    /// <summary>Adds members that must have a value before any target runs.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct;

    /// <summary>Adds conditions that must be true before any target runs.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements);

    /// <summary>Sets what becomes of the dependencies when this target is skipped.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Adds targets that run after this one when both are part of the plan.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <summary>As <see cref="Before(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="Before{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Adds targets that run before this one when both are part of the plan.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <summary>As <see cref="After(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="After{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Adds targets that become part of the plan whenever this one is, and run after it.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <summary>As <see cref="Triggers(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="Triggers{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>Makes this target part of the plan whenever one of the given ones is, after it.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <summary>As <see cref="TriggeredBy(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>As <see cref="TriggeredBy{T}"/>, when the build has the component.</summary>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Lets this target run even when an earlier one failed.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Lets the following targets run even when this one fails.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of the help.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Applies the definition of the property that this one overrides.</summary>
    ITargetDefinition Base();

    /// <summary>Applies the definitions of the given targets.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Applies the definitions that a component itself gives; those of its only target when none is given.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>Adds path patterns of files that the target produces.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Adds targets whose products this one consumes.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <summary>As <see cref="Consumes(Target[])"/>, with targets of a component; its only target when none is given.</summary>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    /// <summary>Adds products of a target that this one consumes.</summary>
    ITargetDefinition Consumes(Target target, params string[] artifacts);

    /// <summary>Adds products of a component's target that this one consumes.</summary>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    /// <summary>Adds products of a component's only target that this one consumes.</summary>
    ITargetDefinition Consumes<T>(params string[] artifacts);

    /// <summary>Sets the number of parts, at least 2, into which a CI server may split the target.</summary>
    ITargetDefinition Partition(int size);
}
