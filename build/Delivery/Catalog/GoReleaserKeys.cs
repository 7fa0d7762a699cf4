using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Catalog;

/// <summary>Refuses what a declaration asks for and nobody here would do: an archive that lacks it would have goreleaser's name and other content.</summary>
internal static class GoReleaserKeys
{
    /// <summary>Requires that a mapping has no other keys than these.</summary>
    /// <exception cref="InvalidYamlException">It has.</exception>
    public static void Require(YamlMap map, string section, IReadOnlyList<string> supported)
    {
        if (map.Keys.FirstOrDefault(key => !supported.Contains(key)) is { } key)
        {
            throw map.Error(key, $"one of the keys of {section} that are carried out for archives: {string.Join(", ", supported)}", key);
        }
    }
}
