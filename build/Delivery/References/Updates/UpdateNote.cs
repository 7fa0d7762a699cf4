namespace KubeStellar.Delivery.References.Updates;

/// <summary>What a user has to know of an update besides its changes.</summary>
/// <param name="Subject">What it is about: a file of a repository, or a repository.</param>
/// <param name="Text">What there is to know.</param>
public sealed record UpdateNote(string Subject, string Text);
