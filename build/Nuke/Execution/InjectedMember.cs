using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>A member that an attribute gives its value; a class, because generics over tuples are compiled at startup.</summary>
internal sealed record InjectedMember(MemberInfo Member, ValueInjectionAttributeBase Attribute)
{
    public bool IsInClass => Member.DeclaringType is { IsInterface: false };
}
