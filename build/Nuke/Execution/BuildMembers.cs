using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>The targets and injected members of a build type and its components, found in one pass.</summary>
internal sealed class BuildMembers
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public List<PropertyInfo> Targets { get; } = [];

    public List<InjectedMember> Injected { get; } = [];

    /// <summary>Reads a build type; a target that two components define and the build does not is an error.</summary>
    public static BuildMembers Of(Type buildType)
    {
        var members = new BuildMembers();
        var classNames = new HashSet<string>(StringComparer.Ordinal);
        var publicNames = new HashSet<string>(StringComparer.Ordinal);
        var explicitMembers = new Dictionary<string, PropertyInfo>(StringComparer.Ordinal);

        foreach (var property in buildType.GetProperties(All | BindingFlags.FlattenHierarchy))
        {
            if (property.GetMethod?.IsPublic ?? property.SetMethod?.IsPublic ?? false)
                publicNames.Add(property.Name);
            if (property.DeclaringType == typeof(NukeBuild))
                continue;
            if (property.Name.Contains('.', StringComparison.Ordinal))
                explicitMembers[property.Name] = property;
            else if (classNames.Add(property.Name))
                members.Add(property, inherit: true);
        }

        foreach (var field in buildType.GetFields(All | BindingFlags.FlattenHierarchy))
        {
            if (field.IsPublic)
                publicNames.Add(field.Name);
            if (field.DeclaringType != typeof(NukeBuild) && field.Name[0] != '<')
                members.AddInjected(field, inherit: true);
        }

        foreach (var candidates in ComponentMembers(buildType, publicNames).Values)
            members.AddComponentMember(buildType, candidates, classNames, explicitMembers);

        return members;
    }

    /// <summary>The part of a name after its last dot: what an explicit implementation implements.</summary>
    public static string ShortName(MemberInfo member)
    {
        return member.Name[(member.Name.LastIndexOf('.') + 1)..];
    }

    private static Dictionary<string, List<PropertyInfo>> ComponentMembers(Type buildType, HashSet<string> publicNames)
    {
        var result = new Dictionary<string, List<PropertyInfo>>(StringComparer.Ordinal);
        foreach (var component in buildType.GetInterfaces())
        {
            if (component == typeof(INukeBuild))
                continue;
            foreach (var property in component.GetProperties(All))
            {
                if (publicNames.Contains(property.Name))
                    continue;
                var name = ShortName(property);
                if (!result.TryGetValue(name, out var list))
                    result[name] = list = [];
                list.Add(property);
            }
        }

        return result;
    }

    private void AddComponentMember(
        Type buildType,
        List<PropertyInfo> candidates,
        HashSet<string> classNames,
        Dictionary<string, PropertyInfo> explicitMembers)
    {
        var name = ShortName(candidates[0]);
        var isTarget = candidates[0].PropertyType == typeof(Target);
        if (isTarget && classNames.Contains(name))
            throw new InvalidOperationException($"Target '{name}' must be public to override the one of {candidates[0].DeclaringType!.Name}");

        // Of declarations that override each other, the most derived one counts.
        var mostDerived = candidates.FirstOrDefault(x => candidates.All(y => y.DeclaringType!.IsAssignableFrom(x.DeclaringType)));
        if (mostDerived is not null)
            candidates = [mostDerived];

        var implemented = candidates
            .Select(x => explicitMembers.GetValueOrDefault($"{x.DeclaringType!.FullName?.Replace('+', '.')}.{x.Name}") ?? x)
            .Distinct()
            .ToList();
        if (isTarget && implemented.Count > 1)
        {
            throw new InvalidOperationException(
                $"Target '{name}' must be implemented by '{buildType.Name}' because it comes from several components: "
                + string.Join(", ", candidates.Select(x => x.DeclaringType!.Name)));
        }

        foreach (var property in implemented)
            Add(property, inherit: false);
    }

    private void Add(PropertyInfo property, bool inherit)
    {
        if (property.PropertyType == typeof(Target))
            Targets.Add(property);
        else
            AddInjected(property, inherit);
    }

    private void AddInjected(MemberInfo member, bool inherit)
    {
        if (member.IsDefined(typeof(ValueInjectionAttributeBase), inherit)
            && Attribute.GetCustomAttribute(member, typeof(ValueInjectionAttributeBase), inherit) is ValueInjectionAttributeBase attribute)
        {
            Injected.Add(new InjectedMember(member, attribute));
        }
    }
}
