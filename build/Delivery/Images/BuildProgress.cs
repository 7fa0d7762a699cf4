using KubeStellar.Oci;

namespace KubeStellar.Delivery.Images;

/// <summary>A step that a build has begun.</summary>
/// <param name="Name">The request's name.</param>
/// <param name="Platform">The platform; null for a step that concerns all of them.</param>
/// <param name="Step">The step.</param>
public sealed record BuildProgress(string Name, Platform? Platform, BuildStep Step);
