namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>How a body ended.</summary>
internal enum TemplateFlow
{
    /// <summary>At its end.</summary>
    Next,

    /// <summary>With <c>continue</c>.</summary>
    Continue,

    /// <summary>With <c>break</c>.</summary>
    Break,
}
