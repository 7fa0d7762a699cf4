using KubeStellar.Delivery.Yaml;

namespace KubeStellar.Delivery.Charts.Deriving;

/// <summary>Keeps the documents that meet a condition.</summary>
/// <param name="Condition">The condition.</param>
internal sealed record YqSelect(YqCondition Condition) : YqFilter
{
    /// <inheritdoc/>
    public override string? Apply(string document, string file) => Condition.IsMetBy(YamlEdit.Parse(document, file)) ? document : null;
}
