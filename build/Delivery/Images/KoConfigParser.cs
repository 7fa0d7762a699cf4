using System.Collections.Immutable;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KubeStellar.Delivery.Images;

/// <summary>Reads <c>.ko.yaml</c> from YAML nodes, so that every complaint has a place; keys at the top are compared without case, as ko does.</summary>
internal sealed class KoConfigParser(string path)
{
    public KoConfig Parse(string text)
    {
        var config = new KoConfig { Path = path };
        if (Root(text) is not { } root)
            return config;
        foreach (var (key, value) in Entries(root, "the configuration"))
        {
            config = key.ToUpperInvariant() switch
            {
                "DEFAULTBASEIMAGE" => config with { DefaultBaseImage = BaseImage(value) },
                "BASEIMAGEOVERRIDES" => config with { BaseImageOverrides = Overrides(value) },
                "DEFAULTPLATFORMS" => config with { DefaultPlatforms = Platforms(value) },
                "DEFAULTENV" => config with { DefaultEnvironment = Variables(Strings(value, splits: true)) },
                "DEFAULTFLAGS" => config with { DefaultFlags = Texts(Strings(value, splits: true)) },
                "DEFAULTLDFLAGS" => config with { DefaultLdflags = Texts(Strings(value, splits: true)) },
                "BUILDS" => config with { Builds = [.. Items(value).Select(Build)] },
                _ => config,
            };
        }
        return config;
    }

    private YamlNode? Root(string text)
    {
        var root = YamlText.Root(text, (line, column, found, cause) => new KoConfigException(path, line, column, "YAML", found, cause));
        return root is null || IsNull(root) ? null : root;
    }

    private KoBuild Build(YamlNode node)
    {
        var build = new KoBuild();
        foreach (var (key, value) in Entries(node, "an entry of builds"))
        {
            build = key.ToUpperInvariant() switch
            {
                "ID" => build with { Id = Text(value) },
                "DIR" => build with { Dir = Text(value) is { Length: > 0 } dir ? dir : build.Dir },
                "MAIN" => build with { Main = Text(value) is { Length: > 0 } main ? main : build.Main },
                "ENV" => build with { Environment = Variables(Strings(value, splits: false)) },
                "FLAGS" => build with { Flags = Texts(Strings(value, splits: true)) },
                "LDFLAGS" => build with { Ldflags = Texts(Strings(value, splits: false)) },
                "LINUX_CAPABILITIES" when !IsNull(value) => throw Wrong(value, "a build without linux_capabilities, which are not supported here", key),
                _ => build,
            };
        }
        return build;
    }

    private string BaseImage(YamlNode node)
    {
        var image = Text(node);
        return BaseImageName.IsValid(image) ? image : throw Wrong(node, BaseImageName.Expected, image);
    }

    private ImmutableDictionary<string, string> Overrides(YamlNode node) =>
        Entries(node, "baseImageOverrides").Aggregate(
            ImmutableDictionary<string, string>.Empty,
            (overrides, entry) => overrides.SetItem(entry.Key.ToLowerInvariant(), BaseImage(entry.Value)));

    private IReadOnlyList<Platform> Platforms(YamlNode node) =>
        [.. Strings(node, splits: true).SelectMany(entry => entry.Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => Platform.TryParse(word, null, out var platform) ? platform : throw Wrong(entry.Node, "a platform such as linux/amd64", word)))];

    private IReadOnlyList<string> Variables(IEnumerable<(YamlNode Node, string Text)> entries) =>
        [.. entries.Select(entry => entry.Text.IndexOf('=', StringComparison.Ordinal) > 0 ? entry.Text : throw Wrong(entry.Node, "NAME=value", entry.Text))];

    private static IReadOnlyList<string> Texts(IEnumerable<(YamlNode Node, string Text)> entries) => [.. entries.Select(entry => entry.Text)];

    // ko takes a single string where a list is due, and cuts it at white space except for env and ldflags of a build.
    private IEnumerable<(YamlNode Node, string Text)> Strings(YamlNode node, bool splits) =>
        node is YamlScalarNode scalar && !IsNull(node)
            ? (splits ? (scalar.Value ?? "").Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries) : [scalar.Value ?? ""]).Select(word => (node, word))
            : Items(node).Select(item => (item, Text(item)));

    private IEnumerable<YamlNode> Items(YamlNode node) => node switch
    {
        YamlSequenceNode sequence => sequence.Children,
        _ when IsNull(node) => [],
        _ => throw Wrong(node, "a list", Describe(node)),
    };

    private IEnumerable<KeyValuePair<string, YamlNode>> Entries(YamlNode node, string what)
    {
        if (IsNull(node))
            return [];
        if (node is not YamlMappingNode mapping)
            throw Wrong(node, $"{what} as a mapping of keys to values", Describe(node));
        return mapping.Children.Select(child => KeyValuePair.Create(Text(child.Key), child.Value));
    }

    private string Text(YamlNode node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : throw Wrong(node, "a text", Describe(node));

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" };

    private static string Describe(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        YamlScalarNode scalar => scalar.Value ?? "",
        _ => node.ToString(),
    };

    private KoConfigException Wrong(YamlNode node, string expected, string found) => new(path, node.Start.Line, node.Start.Column, expected, found);
}
