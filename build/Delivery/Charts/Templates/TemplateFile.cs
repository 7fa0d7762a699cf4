namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A parsed template, and the templates that it defines.</summary>
/// <param name="Path">The path, as messages name it.</param>
/// <param name="Body">The nodes outside of every <c>define</c>.</param>
/// <param name="Definitions">The templates by name.</param>
internal sealed record TemplateFile(string Path, IReadOnlyList<TemplateNode> Body, IReadOnlyDictionary<string, TemplateDefinition> Definitions)
{
    /// <summary>Parses a template.</summary>
    /// <param name="path">The path, as messages name it.</param>
    /// <param name="text">The template.</param>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public static TemplateFile Parse(string path, string text) => new TemplateParser(path, text).Parse();
}
