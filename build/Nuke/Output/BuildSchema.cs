using Nuke.Common.Execution;
using Nuke.Common.Hosts;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Output;

/// <summary>Keeps <c>.nuke/build.schema.json</c>, by which editors and the nuke tool know parameters and targets.</summary>
internal static class BuildSchema
{
    /// <summary>Writes the schema if it changed, and an empty parameters.json if there is none; a read-only checkout is left as it is.</summary>
    public static void Update(BuildContext context, NukeBuild build)
    {
        var folder = context.RootDirectory / ".nuke";
        try
        {
            AtomicFile.Update(folder / "build.schema.json", Create(build, context.Parameters));
            if (!File.Exists(folder / "parameters.json"))
                AtomicFile.Update(folder / "parameters.json", "{\n  \"$schema\": \"./build.schema.json\"\n}\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Serilog.Log.Verbose("Build schema not written: {Reason}", exception.Message);
        }
    }

    public static string Create(NukeBuild build, BuildParameters parameters)
    {
        var json = new JsonText();
        json.StartObject();
        json.Value("$schema", "http://json-schema.org/draft-04/schema#");
        WriteDefinitions(json, build, parameters);
        json.StartArray("allOf");
        json.StartObject();
        if (parameters.Declared.Count > 0)
            WriteProperties(json, parameters.Declared, build);
        json.EndObject();
        json.StartObject();
        WriteReference(json, nameof(NukeBuild));
        json.EndObject();
        json.EndArray();
        json.EndObject();
        return json.ToString();
    }

    private static void WriteDefinitions(JsonText json, NukeBuild build, BuildParameters parameters)
    {
        json.StartObject("definitions");
        WriteEnumDefinition(json, nameof(Host), HostDetection.Names.Order(StringComparer.Ordinal), isDescribed: false);
        WriteEnumDefinition(json, nameof(ExecutableTarget), build.ExecutableTargets.Select(x => x.Name).Order(StringComparer.Ordinal), isDescribed: false);

        var enums = parameters.Declared.Select(x => EnumOf(x.Type)).OfType<Type>().Append(typeof(Verbosity)).Distinct();
        foreach (var type in enums.OrderBy(x => x.Name, StringComparer.Ordinal))
            WriteEnumDefinition(json, type.Name, type.GetEnumNames(), isDescribed: true);

        json.StartObject(nameof(NukeBuild));
        WriteProperties(json, BuiltInParameters.All.Where(x => !x.IsHidden), build);
        json.EndObject();
        json.EndObject();
    }

    private static void WriteEnumDefinition(JsonText json, string name, IEnumerable<string> values, bool isDescribed)
    {
        json.StartObject(name);
        json.Value("type", "string");
        if (isDescribed)
            json.Value("description", "");
        WriteEnum(json, values);
        json.EndObject();
    }

    private static void WriteProperties(JsonText json, IEnumerable<Parameter> parameters, NukeBuild build)
    {
        json.StartObject("properties");
        foreach (var parameter in parameters)
        {
            json.StartObject(parameter.Name);
            WriteProperty(json, parameter, build);
            json.EndObject();
        }

        json.EndObject();
    }

    private static void WriteProperty(JsonText json, Parameter parameter, NukeBuild build)
    {
        var reference = parameter.IsBuiltIn && parameter.Type == typeof(Host) ? nameof(Host) : EnumOf(parameter.Type)?.Name;
        var isArray = parameter.Type.IsArray;
        if (isArray || reference is null)
            WriteType(json, isArray ? "array" : TypeOf(parameter.Type), Nullable.GetUnderlyingType(parameter.Type) is not null);
        if (parameter.Description is { Length: > 0 } description)
            json.Value("description", description.TrimEnd('.'));
        if (parameter.IsSecret)
            json.Value("default", "Secrets must be entered via 'nuke :secrets [profile]'");

        if (!isArray)
        {
            WriteValues(json, parameter, reference, build);
            return;
        }

        json.StartObject("items");
        if (parameter.IsBuiltIn && parameter.Separator is not null)
            reference = nameof(ExecutableTarget);
        if (reference is null)
            WriteType(json, TypeOf(parameter.Type.GetElementType()!), isNullable: false);
        WriteValues(json, parameter, reference, build);
        json.EndObject();
    }

    private static void WriteValues(JsonText json, Parameter parameter, string? reference, NukeBuild build)
    {
        if (reference is not null)
            WriteReference(json, reference);
        else if (ValueSets.Of(parameter, build) is { } values)
            WriteEnum(json, values);
    }

    private static void WriteType(JsonText json, string type, bool isNullable)
    {
        if (isNullable)
        {
            json.StartArray("type");
            foreach (var name in new[] { type, "null" }.Order(StringComparer.Ordinal))
                json.Value(null, name);
            json.EndArray();
        }
        else
        {
            json.Value("type", type);
        }

        if (type == "integer")
            json.Value("format", "int32");
    }

    private static void WriteReference(JsonText json, string definition) => json.Value("$ref", $"#/definitions/{definition}");

    private static void WriteEnum(JsonText json, IEnumerable<string> values)
    {
        json.StartArray("enum");
        foreach (var value in values)
            json.Value(null, value);
        json.EndArray();
    }

    private static Type? EnumOf(Type type)
    {
        type = type.IsArray ? type.GetElementType()! : type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? type : null;
    }

    private static string TypeOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(bool) ? "boolean" : type == typeof(int) ? "integer" : type == typeof(double) ? "number" : "string";
    }
}
