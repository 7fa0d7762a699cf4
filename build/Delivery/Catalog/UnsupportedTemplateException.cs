using System.Globalization;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>A template has an action that <see cref="GoTemplate"/> does not evaluate, or one that does not end.</summary>
public sealed class UnsupportedTemplateException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="template">The whole template.</param>
    /// <param name="action">The action, with its braces.</param>
    /// <param name="position">Where the action starts in the template, from 1.</param>
    public UnsupportedTemplateException(string template, string action, int position)
        : base(new Fault(
            "evaluate the template",
            template,
            "literal text, fields such as {{ .Env.NAME }}, quoted strings and comments",
            string.Create(CultureInfo.InvariantCulture, $"{action} at character {position}"),
            "replace the action by a field, and compute its value before the build (for example in an environment variable)"))
    {
        Template = template;
        Action = action;
        Position = position;
    }

    /// <summary>The whole template.</summary>
    public string Template { get; }

    /// <summary>The action, with its braces.</summary>
    public string Action { get; }

    /// <summary>Where the action starts in the template, from 1.</summary>
    public int Position { get; }
}
