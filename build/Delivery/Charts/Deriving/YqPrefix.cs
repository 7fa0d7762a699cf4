using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Puts a text before a value of the documents that meet a condition, and keeps all others.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Path">The value's keys from the root.</param>
/// <param name="Prefix">The text.</param>
internal sealed record YqPrefix(YqCondition Condition, IReadOnlyList<string> Path, string Prefix) : YqFilter
{
    /// <inheritdoc/>
    public override string? Apply(string document, string file)
    {
        var edit = YamlEdit.Parse(document, file);
        return Condition.IsMetBy(edit) && edit.Find(Path) is { } value ? edit.Set(Prefix + value, Path).Text : document;
    }
}
