using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.Hosts;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common.Output;

/// <summary>Keeps <c>.nuke/build.schema.json</c>, by which editors and the nuke tool know parameters and targets.</summary>
internal static class BuildSchema
{
    private static readonly JsonEncodedText s_description = JsonEncodedText.Encode("description");

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

    public static byte[] Create(NukeBuild build, BuildParameters parameters)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "http://json-schema.org/draft-04/schema#");
            WriteDefinitions(writer, build, parameters);
            writer.WriteStartArray("allOf");
            writer.WriteStartObject();
            if (parameters.Declared.Count > 0)
                WriteProperties(writer, parameters.Declared, build);
            writer.WriteEndObject();
            writer.WriteStartObject();
            WriteReference(writer, nameof(NukeBuild));
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteDefinitions(Utf8JsonWriter writer, NukeBuild build, BuildParameters parameters)
    {
        writer.WriteStartObject("definitions");
        WriteEnumDefinition(writer, nameof(Host), HostDetection.Names.Order(StringComparer.Ordinal), isDescribed: false);
        WriteEnumDefinition(writer, nameof(ExecutableTarget), build.ExecutableTargets.Select(x => x.Name).Order(StringComparer.Ordinal), isDescribed: false);

        var enums = parameters.Declared.Select(x => EnumOf(x.Type)).OfType<Type>().Append(typeof(Verbosity)).Distinct();
        foreach (var type in enums.OrderBy(x => x.Name, StringComparer.Ordinal))
            WriteEnumDefinition(writer, type.Name, type.GetEnumNames(), isDescribed: true);

        writer.WriteStartObject(nameof(NukeBuild));
        WriteProperties(writer, BuiltInParameters.All.Where(x => !x.IsHidden), build);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteEnumDefinition(Utf8JsonWriter writer, string name, IEnumerable<string> values, bool isDescribed)
    {
        writer.WriteStartObject(name);
        writer.WriteString("type", "string");
        if (isDescribed)
            writer.WriteString(s_description, "");
        WriteEnum(writer, values);
        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IEnumerable<Parameter> parameters, NukeBuild build)
    {
        writer.WriteStartObject("properties");
        foreach (var parameter in parameters)
        {
            writer.WriteStartObject(parameter.Name);
            WriteProperty(writer, parameter, build);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter writer, Parameter parameter, NukeBuild build)
    {
        var reference = parameter.IsBuiltIn && parameter.Type == typeof(Host) ? nameof(Host) : EnumOf(parameter.Type)?.Name;
        var isArray = parameter.Type.IsArray;
        if (isArray || reference is null)
            WriteType(writer, isArray ? "array" : TypeOf(parameter.Type), Nullable.GetUnderlyingType(parameter.Type) is not null);
        if (parameter.Description is { Length: > 0 } description)
            writer.WriteString(s_description, description.TrimEnd('.'));
        if (parameter.IsSecret)
            writer.WriteString("default", "Secrets must be entered via 'nuke :secrets [profile]'");

        if (!isArray)
        {
            WriteValues(writer, parameter, reference, build);
            return;
        }

        writer.WriteStartObject("items");
        if (parameter.IsBuiltIn && parameter.Separator is not null)
            reference = nameof(ExecutableTarget);
        if (reference is null)
            WriteType(writer, TypeOf(parameter.Type.GetElementType()!), isNullable: false);
        WriteValues(writer, parameter, reference, build);
        writer.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter writer, Parameter parameter, string? reference, NukeBuild build)
    {
        if (reference is not null)
            WriteReference(writer, reference);
        else if (ValueSets.Of(parameter, build) is { } values)
            WriteEnum(writer, values);
    }

    private static void WriteType(Utf8JsonWriter writer, string type, bool isNullable)
    {
        if (isNullable)
        {
            writer.WriteStartArray("type");
            foreach (var name in new[] { type, "null" }.Order(StringComparer.Ordinal))
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteString("type", type);
        }

        if (type == "integer")
            writer.WriteString("format", "int32");
    }

    private static void WriteReference(Utf8JsonWriter writer, string definition) => writer.WriteString("$ref", $"#/definitions/{definition}");

    private static void WriteEnum(Utf8JsonWriter writer, IEnumerable<string> values)
    {
        writer.WriteStartArray("enum");
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
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
