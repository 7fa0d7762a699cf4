namespace KubeStellar.Testing.Faults;

/// <summary>What happens to one request on its way through a <see cref="FaultProxy"/>; behaviours wrap each other like the handlers of an HTTP client.</summary>
/// <param name="request">The request as the registry would get it.</param>
/// <param name="next">Hands it on and returns the answer.</param>
public delegate Task<HttpResponseMessage> Misbehaviour(HttpRequestMessage request, Func<HttpRequestMessage, Task<HttpResponseMessage>> next);
