using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Checks;
using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;
using Serilog;

namespace Nuke.Common.Parameters;

/// <summary>The parameters of a build with the values given for them.</summary>
internal sealed class BuildParameters
{
    private readonly ValueConverter _converter;
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<MemberInfo, object?> _injected = [];
    private readonly BuildMembers _members;

    public BuildParameters(BuildContext context, BuildMembers members)
    {
        _members = members;
        _converter = new ValueConverter(context);
        Sources = new ParameterSources(context);
        foreach (var (member, attribute) in members.Injected)
        {
            if (attribute is not ParameterAttribute parameterAttribute)
                continue;
            var parameter = Parameter.Of(member, parameterAttribute);
            if (!Declared.Exists(x => x.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)))
                Declared.Add(parameter);
        }

        Declared.Sort((x, y) => StringComparer.OrdinalIgnoreCase.Compare(x.Name, y.Name));
    }

    public ParameterSources Sources { get; }

    /// <summary>The parameters that the build and its components declare, by name.</summary>
    public List<Parameter> Declared { get; } = [];

    public T GetBuiltIn<T>(Parameter parameter) => GetValue(parameter) is { } value ? (T)value : default!;

    /// <summary>The value for the member that an expression names.</summary>
    public object? GetValue(LambdaExpression expression)
    {
        var member = MemberExpressions.GetMember(expression);
        var attribute = member.GetCustomAttribute<ValueInjectionAttributeBase>()
            ?? throw new InvalidOperationException($"Member '{member.Name}' has no attribute that gives it a value");
        if (attribute.GetType() == typeof(ParameterAttribute))
            return GetValue(member, (ParameterAttribute)attribute);
        if (_injected.TryGetValue(member, out var known))
            return known;

        var instance = MemberExpressions.GetInstance(expression);
        attribute.Build = (instance as INukeBuild)!;
        return _injected[member] = attribute.TryGetValue(member, instance!);
    }

    public object? GetValue(MemberInfo member, ParameterAttribute attribute)
    {
        return Declared.Find(x => x.Member == member) is { } declared ? GetValue(declared) : GetValue(Parameter.Of(member, attribute));
    }

    /// <summary>Whether the command line asks for help, right or wrong as the rest of it may be.</summary>
    public bool IsHelpWanted => Sources.Find(BuiltInParameters.Help) is { } raw
        && (raw.Origin.IsCommandLine ? raw.Values is not ["false"] : raw.Values is ["true"]);

    /// <summary>Finds all arguments that no parameter has, and all values that do not convert.</summary>
    public IReadOnlyList<string> FindProblems()
    {
        var problems = new List<string>();
        var all = Declared.Concat(BuiltInParameters.All).ToList();
        foreach (var argument in Sources.ArgumentNames)
        {
            var name = ParameterNames.Plain(argument);
            if (!all.Exists(x => x.PlainName.Equals(name, StringComparison.OrdinalIgnoreCase)))
                problems.Add(UnknownArgument(argument, all));
        }

        foreach (var name in Sources.Files.Keys)
        {
            if (!all.Exists(x => x.Name == name))
                problems.Add($"Unknown parameter '{name}' ({Sources.Files.Find(name)!.Origin.Description}).{NearestName.Hint(name, all.Select(x => x.Name), "")}");
        }

        foreach (var parameter in all)
        {
            Convert(parameter, out var problem);
            if (problem is not null)
                problems.Add(problem);
        }

        foreach (var (name, variables) in Sources.Ambiguous)
            Log.Warning("Parameter {Name} is not read from the environment: {Variables} are set", $"--{name}", string.Join(" and ", variables));

        return problems;
    }

    /// <summary>Gives fields and properties of the build's class the values of their parameters.</summary>
    public void Inject(NukeBuild build)
    {
        foreach (var (member, attribute) in InClasses())
        {
            attribute.Build = build;
            if (attribute.GetType() == typeof(ParameterAttribute) && GetValue(member, (ParameterAttribute)attribute) is { } value)
                SetValue(build, member, value);
        }
    }

    /// <summary>Gives values to members whose attribute is not <see cref="ParameterAttribute"/> itself.</summary>
    public void InjectOthers(NukeBuild build)
    {
        foreach (var (member, attribute) in InClasses().Where(x => x.Attribute.GetType() != typeof(ParameterAttribute)))
        {
            if (attribute.TryGetValue(member, build) is { } value)
                SetValue(build, member, value);
        }
    }

    private IEnumerable<InjectedMember> InClasses() => _members.Injected.Where(x => x.IsInClass).OrderByDescending(x => x.Attribute.Priority);

    private object? GetValue(Parameter parameter)
    {
        if (_values.TryGetValue(parameter.Name, out var known))
            return known;
        var value = Convert(parameter, out var problem);
        return problem is null ? value : throw new InvalidBuildException([problem]);
    }

    private object? Convert(Parameter parameter, out string? problem)
    {
        problem = null;
        if (_values.TryGetValue(parameter.Name, out var known))
            return known;

        var raw = Sources.Find(parameter);
        if (raw is null)
            return _values[parameter.Name] = null;
        if (parameter.IsSecret && raw.Origin.IsFile && raw.Values is [{ } text] && text.StartsWith("v1:", StringComparison.Ordinal))
        {
            problem = $"Parameter '--{parameter.DashedName}' is encrypted in {raw.Origin.Description}, which this host cannot read: give it in the environment";
            return null;
        }

        if (parameter == BuiltInParameters.Root && raw is { Values.Count: 0 })
            return null;

        var value = _converter.Convert(parameter, raw, out problem);
        if (problem is not null && parameter.IsBuiltIn && raw.Origin.IsForeign)
        {
            // HOST and the like are often set for something else.
            problem = null;
            value = null;
        }

        return problem is null ? _values[parameter.Name] = value : null;
    }

    private static string UnknownArgument(string argument, List<Parameter> all)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var given = equals < 0 ? argument : argument[..equals];
        var names = all.Where(x => !x.IsHidden).Select(x => x.DashedName).ToList();
        var name = ParameterNames.Plain(given);
        if (equals > 0 && names.Find(x => ParameterNames.Plain(x).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return $"Argument '{given}=' must have its value after a space: '--{known} <value>'";
        return $"Unknown argument '{given}'.{NearestName.Hint(given, names, "--")}";
    }

    private static void SetValue(NukeBuild build, MemberInfo member, object value)
    {
        if (member is FieldInfo field)
        {
            field.SetValue(field.IsStatic ? null : build, value);
            return;
        }

        var property = (PropertyInfo)member;
        var backing = property.DeclaringType!.GetField(
            $"<{property.Name}>k__BackingField",
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic);
        if (backing is not null)
            backing.SetValue(backing.IsStatic ? null : build, value);
        else if (property.SetMethod is { } setter)
            setter.Invoke(setter.IsStatic ? null : build, [value]);
        // A computed property, as in 'X => TryGetValue(() => X)', asks for its value itself.
    }
}
