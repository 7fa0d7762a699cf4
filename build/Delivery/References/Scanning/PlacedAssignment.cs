namespace KubeStellar.Delivery.References.Scanning;

/// <summary>An assignment whose value has a place.</summary>
/// <param name="Name">The name, with where it is looked up.</param>
/// <param name="Value">The value.</param>
/// <param name="Form">How it is written.</param>
internal sealed record PlacedAssignment(string Name, PlacedVersion Value, ReferenceForm Form);
