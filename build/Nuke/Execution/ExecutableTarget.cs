using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>A target with its relations resolved and its state in this run.</summary>
public class ExecutableTarget
{
    internal TargetDefinition? Definition { get; set; }

    internal TargetTimer Timer { get; } = new();

    /// <summary>The property that declares the target.</summary>
    public MemberInfo Member { get; set; } = null!;

    /// <summary>The name, as declared.</summary>
    public string Name { get; set; } = "";

    /// <summary>The text for the help, or null.</summary>
    public string Description { get; set; } = null!;

    /// <summary>Whether the help shows the target.</summary>
    public bool Listed { get; set; } = true;

    /// <summary>The delegate that defines the target.</summary>
    public Delegate Factory { get; set; } = null!;

    /// <summary>Conditions that are checked right before the target would run.</summary>
    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; internal set; } = [];

    /// <summary>Conditions that are checked before any target runs.</summary>
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; internal set; } = [];

    /// <summary>What becomes of the dependencies when the target is skipped.</summary>
    public DependencyBehavior DependencyBehavior { get; internal set; }

    /// <summary>Whether the target runs even after a failure.</summary>
    public bool AssuredAfterFailure { get; internal set; }

    /// <summary>Whether the following targets run even when this one fails.</summary>
    public bool ProceedAfterFailure { get; internal set; }

    /// <summary>What must hold before any target runs.</summary>
    public List<LambdaExpression> DelegateRequirements { get; internal set; } = [];

    /// <summary>What the target does.</summary>
    public List<Action> Actions { get; internal set; } = [];

    /// <summary>Targets that run before and are part of the plan.</summary>
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];

    /// <summary>Targets that run before when they are part of the plan.</summary>
    public List<ExecutableTarget> OrderDependencies { get; } = [];

    /// <summary>Targets that trigger this one.</summary>
    public List<ExecutableTarget> TriggerDependencies { get; } = [];

    /// <summary>Targets that this one triggers.</summary>
    public List<ExecutableTarget> Triggers { get; } = [];

    /// <summary>All targets that run before this one when they are part of the plan.</summary>
    public IReadOnlyCollection<ExecutableTarget> AllDependencies => [.. ExecutionDependencies, .. OrderDependencies, .. TriggerDependencies];

    /// <summary>Path patterns of the files that the target produces.</summary>
    public List<string> ArtifactProducts { get; internal set; } = [];

    /// <summary>The number of parts into which a CI server may split the target, or null.</summary>
    public int? PartitionSize { get; set; }

    /// <summary>How long the target has been running.</summary>
    public TimeSpan Duration => Timer.Elapsed;

    /// <summary>Whether the target is invoked when the command line names none.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The state in this run.</summary>
    public ExecutionStatus Status { get; set; }

    /// <summary>Whether the command line names the target.</summary>
    public bool Invoked { get; set; }

    /// <summary>What the closing table shows beside the target.</summary>
    public Dictionary<string, string> SummaryInformation { get; internal set; } = [];

    /// <summary>Why the target is skipped, or null.</summary>
    public string Skipped
    {
        get => SummaryInformation.GetValueOrDefault(nameof(Skipped))!;
        set => SetSummary(nameof(Skipped), value);
    }

    /// <summary>The conditions that are not met, or null.</summary>
    public string OnlyWhen
    {
        get => SummaryInformation.GetValueOrDefault(nameof(OnlyWhen))!;
        set => SetSummary(nameof(OnlyWhen), value);
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    private void SetSummary(string key, string? value)
    {
        if (value is not null)
            SummaryInformation[key] = value;
    }
}
