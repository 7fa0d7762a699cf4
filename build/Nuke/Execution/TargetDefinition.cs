using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Collects what a target's delegate says.</summary>
internal sealed class TargetDefinition(PropertyInfo property, string name, INukeBuild build) : ITargetDefinition
{
    private Type? _nextBase = property.DeclaringType is { IsInterface: false } type ? type.BaseType : null;

    public string Name { get; } = name;
    public string? Description { get; private set; }
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; } = [];
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; } = [];
    public List<LambdaExpression> Requirements { get; } = [];
    public List<Target> DependsOnTargets { get; } = [];
    public List<Target> DependentForTargets { get; } = [];
    public List<Target> BeforeTargets { get; } = [];
    public List<Target> AfterTargets { get; } = [];
    public List<Target> TriggersTargets { get; } = [];
    public List<Target> TriggeredByTargets { get; } = [];
    public List<Action> Actions { get; } = [];
    public DependencyBehavior DependencyBehavior { get; private set; }
    public bool IsProceedAfterFailure { get; private set; }
    public bool IsAssuredAfterFailure { get; private set; }
    public bool IsUnlisted { get; private set; }
    public int? PartitionSize { get; private set; }
    public List<string> ArtifactProducts { get; } = [];

    ITargetDefinition ITargetDefinition.Description(string? description) => Do(() => Description = description);

    public ITargetDefinition Executes(params Action[] actions) => Add(Actions, actions);
    public ITargetDefinition Executes<T>(Func<T> action) => Add(Actions, [() => action()]);
    public ITargetDefinition Executes(Func<Task> action) => Add(Actions, [() => action().GetAwaiter().GetResult()]);

    public ITargetDefinition DependsOn(params Target[] targets) => Add(DependsOnTargets, targets);
    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Add(DependsOnTargets, Of(targets));
    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => build is T ? DependsOn(targets) : this;
    public ITargetDefinition DependentFor(params Target[] targets) => Add(DependentForTargets, targets);
    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Add(DependentForTargets, Of(targets));
    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => build is T ? DependentFor(targets) : this;
    public ITargetDefinition Before(params Target[] targets) => Add(BeforeTargets, targets);
    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Add(BeforeTargets, Of(targets));
    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => build is T ? Before(targets) : this;
    public ITargetDefinition After(params Target[] targets) => Add(AfterTargets, targets);
    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Add(AfterTargets, Of(targets));
    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => build is T ? After(targets) : this;
    public ITargetDefinition Triggers(params Target[] targets) => Add(TriggersTargets, targets);
    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Add(TriggersTargets, Of(targets));
    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => build is T ? Triggers(targets) : this;
    public ITargetDefinition TriggeredBy(params Target[] targets) => Add(TriggeredByTargets, targets);
    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Add(TriggeredByTargets, Of(targets));
    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string? conditionExpression = null)
        => Do(() => DynamicConditions.Add((ConditionText.Of(conditionExpression), condition)));

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string? conditionExpression = null)
        => Do(() => StaticConditions.Add((ConditionText.Of(conditionExpression), condition)));

    public ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class?
        => Add(Requirements, [parameterRequirement, .. parameterRequirements]);

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct
        => Add(Requirements, [parameterRequirement, .. parameterRequirements]);

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements)
        => Add(Requirements, [requirement, .. requirements]);

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior) => Do(() => DependencyBehavior = dependencyBehavior);
    public ITargetDefinition AssuredAfterFailure() => Do(() => IsAssuredAfterFailure = true);
    public ITargetDefinition ProceedAfterFailure() => Do(() => IsProceedAfterFailure = true);
    public ITargetDefinition Unlisted() => Do(() => IsUnlisted = true);

    public ITargetDefinition Base()
    {
        for (; _nextBase is { } type && type != typeof(NukeBuild); _nextBase = type.BaseType)
        {
            var overridden = type.GetProperty(property.Name, TargetCatalog.InstanceMembers | BindingFlags.DeclaredOnly);
            if (overridden is null)
                continue;

            _nextBase = type.BaseType;
            return Inherit(NonVirtual(overridden));
        }

        throw new InvalidOperationException(
            $"Target '{property.DeclaringType}.{Name}' overrides nothing; Inherit<T>() applies what a component defines");
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var target in targets)
            target(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        IEnumerable<PropertyInfo> properties = targets.Length > 0
            ? targets.Select(x => (PropertyInfo)MemberExpressions.GetMember(x))
            : [OnlyTargetOf<T>()];
        return Inherit([.. properties.Select(NonVirtual)]);
    }

    public ITargetDefinition Produces(params string[] artifacts) => Add(ArtifactProducts, artifacts);

    // What is consumed matters only to generators of other CI servers; the order it implies in NUKE comes from DependsOn as well.
    public ITargetDefinition Consumes(params Target[] targets) => this;
    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => this;
    public ITargetDefinition Consumes(Target target, params string[] artifacts) => this;
    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) => this;
    public ITargetDefinition Consumes<T>(params string[] artifacts) => this;

    public ITargetDefinition Partition(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        return Do(() => PartitionSize = size);
    }

    private TargetDefinition Do(Action action)
    {
        action();
        return this;
    }

    private TargetDefinition Add<T>(List<T> list, IEnumerable<T> items)
    {
        list.AddRange(items);
        return this;
    }

    private Target[] Of<T>(Func<T, Target>[] targets)
    {
        if (build is not T component)
            throw new InvalidOperationException($"Target '{Name}' refers to component '{typeof(T).Name}', which '{build.GetType().Name}' does not implement");
        return targets.Length > 0
            ? Array.ConvertAll(targets, x => x(component))
            : [(Target)OnlyTargetOf<T>().GetValue(build)!];
    }

    private PropertyInfo OnlyTargetOf<T>()
    {
        var targets = typeof(T).GetProperties(TargetCatalog.InstanceMembers).Where(x => x.PropertyType == typeof(Target)).ToList();
        return targets.Count == 1
            ? targets[0]
            : throw new InvalidOperationException(
                $"Target '{Name}' must say which target of component '{typeof(T).Name}' it means; it has {targets.Count}: {string.Join(", ", targets.Select(x => x.Name))}");
    }

    /// <summary>The delegate that exactly this declaration gives, whatever overrides it.</summary>
    private Target NonVirtual(PropertyInfo declaration)
    {
        var getter = declaration.GetMethod!.MethodHandle.GetFunctionPointer();
        var read = (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, getter)!;
        return read();
    }
}
