namespace KubeStellar.Delivery.Engines;

/// <summary>What came of looking for a container engine at an address.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Outcome">What was found instead of an engine.</param>
/// <param name="NextStep">What the reader can do about it; null where there is simply nothing.</param>
public sealed record EngineAttempt(EngineEndpoint Endpoint, string Outcome, string? NextStep);
