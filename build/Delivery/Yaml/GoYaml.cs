using System.Text.Json;

namespace KubeStellar.Delivery.Yaml;

/// <summary>Writes YAML with the bytes of <c>sigs.k8s.io/yaml</c>, as helm does: keys sorted, two blanks of indent, sequences not indented below their key.</summary>
internal sealed class GoYaml
{
    private const int IndentStep = 2;

    private readonly GoYamlOutput _output = new();
    private readonly GoYamlScalarWriter _scalars;

    private GoYaml() => _scalars = new GoYamlScalarWriter(_output);

    /// <summary>Converts a JSON document of objects, arrays, strings, truth values and whole numbers.</summary>
    /// <param name="json">The document.</param>
    public static string FromJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var writer = new GoYaml();
        writer.Write(document.RootElement, inMapping: false);
        writer._output.StartLine();
        return writer._output.ToString();
    }

    private void Write(JsonElement node, bool inMapping)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Object when node.EnumerateObject().Any():
                WriteMapping(node);
                break;
            case JsonValueKind.Array when node.GetArrayLength() > 0:
                WriteSequence(node, inMapping);
                break;
            case JsonValueKind.Object:
                _output.Indicator("{}", afterBlank: true);
                break;
            case JsonValueKind.Array:
                _output.Indicator("[]", afterBlank: true);
                break;
            case JsonValueKind.String:
                WriteText(node.GetString()!, asSimpleKey: false);
                break;
            default:
                _output.Indicator(node.GetRawText(), afterBlank: true);
                break;
        }
    }

    private void WriteMapping(JsonElement mapping)
    {
        var outer = _output.Indent;
        _output.Indent = outer < 0 ? 0 : outer + IndentStep;
        foreach (var field in mapping.EnumerateObject().OrderBy(field => field.Name, GoKeyOrder.Instance))
        {
            _output.StartLine();
            if (new GoScalarForm(field.Name).IsSimpleKey)
            {
                WriteText(field.Name, asSimpleKey: true);
                _output.Indicator(":", afterBlank: false);
            }
            else
            {
                _output.Indicator("?", afterBlank: true, indents: true);
                WriteText(field.Name, asSimpleKey: false);
                _output.StartLine();
                _output.Indicator(":", afterBlank: true, indents: true);
            }

            Write(field.Value, inMapping: true);
        }

        _output.Indent = outer;
    }

    private void WriteSequence(JsonElement sequence, bool inMapping)
    {
        var outer = _output.Indent;
        var besideKey = inMapping && !_output.IsIndentation;
        _output.Indent = outer < 0 ? 0 : besideKey ? outer : outer + IndentStep;
        foreach (var item in sequence.EnumerateArray())
        {
            _output.StartLine();
            _output.Indicator("-", afterBlank: true, indents: true);
            Write(item, inMapping: false);
        }

        _output.Indent = outer;
    }

    private void WriteText(string text, bool asSimpleKey)
    {
        var outer = _output.Indent;
        _output.Indent = outer < 0 ? IndentStep : outer + IndentStep;
        _scalars.Write(text, asSimpleKey);
        _output.Indent = outer;
    }
}
