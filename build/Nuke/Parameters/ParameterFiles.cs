using System.Text.Json;
using Nuke.Common.Checks;

namespace Nuke.Common.Parameters;

/// <summary>The values of <c>.nuke/parameters.json</c> and of the profiles in use; a later profile wins.</summary>
internal sealed class ParameterFiles
{
    private readonly Dictionary<string, RawValue> _values = new(StringComparer.Ordinal);

    /// <summary>The keys of all files.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    public static ParameterFiles Read(BuildContext context)
    {
        var files = new ParameterFiles();
        var folder = context.RootDirectory / ".nuke";
        if (Path.Exists(folder / "parameters.json"))
            files.Add(folder / "parameters.json");

        var missing = new List<string>();
        foreach (var profile in context.Profiles)
        {
            var file = folder / $"parameters.{profile}.json";
            if (File.Exists(file))
                files.Add(file);
            else
                missing.Add($"Profile '{profile}' has no file '{file}'");
        }

        InvalidBuildException.ThrowIfAny(missing);
        return files;
    }

    public RawValue? Find(string name) => _values.GetValueOrDefault(name);

    private void Add(string file)
    {
        try
        {
            Add(file, File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidBuildException([$"File '{file}' cannot be read: {exception.Message}"]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidBuildException([$"File '{file}' must be a JSON object: {exception.Message}"]);
        }
    }

    private void Add(string file, string content)
    {
        // The usual file holds only the schema's name; it is not worth a JSON parser.
        if (content.AsSpan().Count(':') == 1 && content.Contains("\"$schema\"", StringComparison.Ordinal))
            return;

        var origin = ValueOrigin.File(Path.GetFileName(file));
        var problems = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(content, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!names.Add(property.Name))
                problems.Add($"Parameter '{property.Name}' stands there twice ({origin.Description})");
            else if (!IsValue(property.Value))
                problems.Add($"Parameter '{property.Name}' must be a text, a number, true, false or a list of these ({origin.Description})");
            else if (property.Name != "$schema")
                _values[property.Name] = new RawValue(Values(property.Value), origin);
        }

        InvalidBuildException.ThrowIfAny(problems);
    }

    private static bool IsValue(JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.Object => false,
            JsonValueKind.Array => element.EnumerateArray().All(x => x.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)),
            _ => true,
        };
    }

    private static List<string> Values(JsonElement element)
    {
        return element.ValueKind switch
        {
            JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Values)],
            JsonValueKind.Null => [],
            JsonValueKind.True => ["true"],
            JsonValueKind.False => ["false"],
            JsonValueKind.String => [element.GetString()!],
            _ => [element.GetRawText()],
        };
    }
}
