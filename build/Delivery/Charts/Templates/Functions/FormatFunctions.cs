namespace KubeStellar.Delivery.Charts.Templates.Functions;

/// <summary>YAML and JSON, written and read.</summary>
internal static class FormatFunctions
{
    /// <summary>The functions by name.</summary>
    public static Dictionary<string, TemplateFunction> Table { get; } = FunctionTable.Of(
        UnknownArguments.Given,
        ("toYaml", call => call[0] is Unknown unknown ? unknown : ValueYaml.Write(call[0], call.Print)),
        ("toYamlPretty", call => call[0] is Unknown unknown ? unknown : ValueYaml.Write(call[0], call.Print)),
        ("mustToYaml", call => call[0] is Unknown unknown ? unknown : ValueYaml.Write(call[0], call.Print)),
        ("toJson", call => call[0] is Unknown unknown ? unknown : ValueJson.Write(call[0], call.Print)),
        ("mustToJson", call => call[0] is Unknown unknown ? unknown : ValueJson.Write(call[0], call.Print)),
        ("toRawJson", call => call[0] is Unknown unknown ? unknown : ValueJson.Write(call[0], call.Print)),
        ("toPrettyJson", call => call[0] is Unknown unknown ? unknown : ValueJson.Write(call[0], call.Print)),
        ("fromYaml", call => Read(call, value => value as TemplateMap ?? [])),
        ("fromYamlArray", call => Read(call, value => value as IReadOnlyList<object?> ?? [])),
        ("fromJson", call => Read(call, value => value as TemplateMap ?? [])),
        ("mustFromJson", call => Read(call, value => value)),
        ("fromJsonArray", call => Read(call, value => value as IReadOnlyList<object?> ?? [])));

    // JSON is YAML; what is malformed is helm's map with the key Error.
    private static object? Read(FunctionCall call, Func<object?, object?> shape)
    {
        if (call[0] is Unknown unknown)
        {
            return unknown;
        }

        try
        {
            return shape(ValueReader.Read(call.Text(0), call.Name, call.Budget));
        }
        catch (Yaml.InvalidYamlException malformed)
        {
            return new TemplateMap { ["Error"] = malformed.Fault.Found };
        }
    }
}
