using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Checks;

/// <summary>Checks everything that the scheduled targets and the build require, and reports all that is missing together.</summary>
internal static class Requirements
{
    public static void Validate(NukeBuild build, BuildMembers members)
    {
        var problems = new List<string>();
        foreach (var target in build.ScheduledTargets)
        {
            foreach (var requirement in target.DelegateRequirements)
                Check(build, members, target, requirement, problems);
        }

        foreach (var (member, attribute) in members.Injected)
        {
            if (member.IsDefined(typeof(RequiredAttribute)) && IsMissing(build, member))
                problems.Add($"Member '{NameOf(member, attribute)}' is required to be not null or empty");
        }

        InvalidBuildException.ThrowIfAny([.. problems.Distinct()]);
    }

    private static void Check(NukeBuild build, BuildMembers members, ExecutableTarget target, LambdaExpression requirement, List<string> problems)
    {
        if (requirement is Expression<Func<bool>> condition)
        {
            if (!MemberExpressions.IsTrue(condition))
                problems.Add($"Target '{target.Name}' requires '{requirement.Body}'");
            return;
        }

        var member = MemberExpressions.GetMember(requirement);
        var declared = member.DeclaringType != build.GetType()
            ? members.Injected.Find(x => x.Member.Name == member.Name && x.IsInClass)?.Member ?? member
            : member;
        var attribute = declared.GetCustomAttribute<ValueInjectionAttributeBase>();
        if (attribute is null)
            problems.Add($"Member '{member.Name}' is required from target '{target.Name}' but not marked with an injection attribute.");
        else if (IsMissing(build, declared))
            problems.Add($"Target '{target.Name}' requires member '{NameOf(declared, attribute)}' to be not null or empty");
    }

    private static bool IsMissing(NukeBuild build, MemberInfo member)
    {
        var value = member is FieldInfo field ? field.GetValue(field.IsStatic ? null : build) : ((PropertyInfo)member).GetValue(build);
        return value is string text ? string.IsNullOrWhiteSpace(text) : value is null;
    }

    private static string NameOf(MemberInfo member, ValueInjectionAttributeBase attribute)
    {
        return attribute is ParameterAttribute parameter ? ParameterNames.MemberName(member, parameter) : BuildMembers.ShortName(member);
    }
}
