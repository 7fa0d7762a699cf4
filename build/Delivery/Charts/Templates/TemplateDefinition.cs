namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A named template.</summary>
/// <param name="Name">The name, one for all templates of a chart and its subcharts.</param>
/// <param name="Path">The file that defines it.</param>
/// <param name="Body">Its nodes.</param>
internal sealed record TemplateDefinition(string Name, string Path, IReadOnlyList<TemplateNode> Body)
{
    /// <summary>Whether it holds nothing but white space, so that it replaces no other of its name.</summary>
    public bool IsEmpty => Body.All(node => node is TemplateNode.Text text && string.IsNullOrWhiteSpace(text.Content));
}
