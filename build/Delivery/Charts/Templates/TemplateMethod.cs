namespace KubeStellar.Delivery.Charts.Templates;

/// <summary>A method of a built-in object, such as <c>.Capabilities.APIVersions.Has</c>.</summary>
/// <param name="call">The arguments.</param>
internal delegate object? TemplateMethod(FunctionCall call);
