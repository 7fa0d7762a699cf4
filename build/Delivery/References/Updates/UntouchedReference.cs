namespace KubeStellar.Delivery.References.Updates;

/// <summary>A reference to another version than the one that is wanted, which stays as it is.</summary>
/// <param name="Repository">Owner and name of the repository that holds it.</param>
/// <param name="Reference">The reference.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record UntouchedReference(string Repository, VersionedReference Reference, UntouchedCause Cause, string Reason);
