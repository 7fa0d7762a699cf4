using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Yaml;

/// <summary>A YAML mapping read by key; a value of the wrong shape is an error with file, line and column.</summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly string _file;
    private readonly IYamlScalars _scalars;

    private YamlMap(YamlMappingNode node, string file, IYamlScalars scalars) => (_node, _file, _scalars) = (node, file, scalars);

    /// <summary>The keys in the order of the file.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>Reads a file of one document whose root is a mapping; an empty file is an empty mapping.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">The text is not such a document.</exception>
    public static YamlMap Parse(string text, string file) => Parse(text, file, WrittenScalars.Instance);

    internal static YamlMap Parse(string text, string file, IYamlScalars scalars)
    {
        var root = YamlText.Root(text, (line, column, found, cause) => new InvalidYamlException(file, line, column, "well-formed YAML", found, cause));
        return new YamlMap(new YamlMappingNode(), file, scalars).Map(root ?? new YamlMappingNode(), "a mapping at the root");
    }

    /// <summary>Returns the text of a scalar, or null when the key is absent or null.</summary>
    /// <param name="key">The key.</param>
    public string? Text(string key) => Find(key) is { } node ? Scalar(node, key) : null;

    /// <summary>Returns whether the value is <c>true</c>; false when the key is absent.</summary>
    /// <param name="key">The key.</param>
    public bool Flag(string key) => Find(key) switch
    {
        null => false,
        YamlScalarNode node when _scalars.Read(node) is "true" => true,
        YamlScalarNode node when _scalars.Read(node) is "false" => false,
        var other => throw Wrong(other, $"{key}: true or false"),
    };

    /// <summary>Returns the texts of a sequence of scalars; a single scalar counts as one; empty when the key is absent.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode items => [.. items.Select(item => Scalar(item, key))],
        var single => [Scalar(single, key)],
    };

    /// <summary>Returns the mapping under a key, or null when the key is absent.</summary>
    /// <param name="key">The key.</param>
    public YamlMap? Map(string key) => Find(key) is { } node ? Map(node, $"{key}: a mapping") : null;

    /// <summary>Returns the mappings of a sequence; empty when the key is absent.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<YamlMap> Maps(string key) => Sequence(key, "mappings", item => Map(item, $"{key}: a sequence of mappings"));

    /// <summary>Returns what a sequence of texts and mappings becomes; empty when the key is absent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ofText">Converts a text.</param>
    /// <param name="ofMap">Converts a mapping.</param>
    internal IReadOnlyList<T> Items<T>(string key, Func<string, T> ofText, Func<YamlMap, T> ofMap) =>
        Sequence(key, "texts and mappings", item => item is YamlMappingNode ? ofMap(Map(item, key)) : ofText(Scalar(item, key)));

    /// <summary>Returns the scalars of a mapping by key; empty when the key is absent.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyDictionary<string, string> TextsByKey(string key)
    {
        if (Find(key) is not { } node)
        {
            return new Dictionary<string, string>();
        }

        var map = Map(node, $"{key}: a mapping of texts");
        return map.Keys.ToDictionary(name => name, name => map.Text(name) ?? "", StringComparer.Ordinal);
    }

    /// <summary>Returns an error that points at the key's value, or at the mapping when the key is absent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="found">What is there.</param>
    public InvalidYamlException Error(string key, string expected, string found)
    {
        var start = (Find(key) ?? _node).Start;
        return new InvalidYamlException(_file, start.Line, start.Column, expected, found);
    }

    private IReadOnlyList<T> Sequence<T>(string key, string of, Func<YamlNode, T> convert) => Find(key) switch
    {
        null => [],
        YamlSequenceNode items => [.. items.Select(convert)],
        var other => throw Wrong(other, $"{key}: a sequence of {of}"),
    };

    private YamlNode? Find(string key) =>
        _node.Children.TryGetValue(new YamlScalarNode(key), out var value) && !IsNull(value) ? value : null;

    private bool IsNull(YamlNode node) => node is YamlScalarNode scalar && _scalars.Read(scalar) is null;

    private string Scalar(YamlNode node, string key) =>
        node is YamlScalarNode scalar ? _scalars.Read(scalar) ?? "" : throw Wrong(node, $"{key}: text");

    private YamlMap Map(YamlNode node, string expected) =>
        node is YamlMappingNode mapping ? new YamlMap(mapping, _file, _scalars)
        : node is YamlScalarNode { Value: null or "" } ? new YamlMap(new YamlMappingNode(), _file, _scalars)
        : throw Wrong(node, expected);

    private InvalidYamlException Wrong(YamlNode node, string expected) =>
        new(_file, node.Start.Line, node.Start.Column, expected, Shape(node));

    private static string Shape(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a sequence",
        YamlScalarNode { Value: { } text } => $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\"",
        _ => "nothing",
    };
}
