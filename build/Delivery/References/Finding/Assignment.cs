namespace KubeStellar.Delivery.References.Finding;

/// <summary>A name that a file gives a value which may be a version.</summary>
/// <param name="Name">The name, written as in <see cref="VersionText.Names"/>.</param>
/// <param name="Value">The value, a literal or other variables.</param>
/// <param name="Form">How it is written.</param>
internal sealed record Assignment(string Name, VersionText Value, ReferenceForm Form);
