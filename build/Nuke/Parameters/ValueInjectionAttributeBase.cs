using System.Reflection;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Base of attributes that give a member its value before targets run.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The build whose member is injected.</summary>
    public INukeBuild Build { get; internal set; } = null!;

    /// <summary>Injection goes from high to low; 0 unless overridden.</summary>
    public virtual int Priority => 0;

    /// <summary>Whether a failure to get the value is not worth a warning; false unless overridden.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>Gets the value for the member, or null to leave it as it is.</summary>
    public abstract object? GetValue(MemberInfo member, object instance);

    /// <summary>As <see cref="GetValue"/>, with a warning and null instead of an exception.</summary>
    public object? TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception) when (exception is not Checks.InvalidBuildException)
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
                Log.Warning(exception, "Could not inject value for {Member}", $"{member.DeclaringType?.Name}.{member.Name}");
            return null;
        }
    }
}
